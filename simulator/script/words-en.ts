// English: a few customers write it, from Shanghai to Singapore.
import type { Words } from './words.ts'

export const english: Words = {
  intents: {
    hurry: {
      openings: [
        'When will my {good} [ship|be sent out]? I ordered it on {date}',
        'Still "preparing" after {days} days[, any news?|]',
        'Could you [speed up|hurry] my order please[, it is a gift|]',
      ],
      details: ['I need it by Friday', 'Paid by card'],
      solutions: [
        'Your {good} came back into stock yesterday; I have moved it to the front and it leaves today before 6 pm.',
        'This one is a pre-order and ships tomorrow. You will get a text with the tracking number.',
      ],
      questions: [{ asked: 'how long to {city}?', answered: 'Two to three days once it has left.' }],
      notes: ['Chased shipping, prioritised at the warehouse.', 'Pre-order, explained the date.'],
    },
    address: {
      openings: [
        'I [put in|typed] the wrong address, can you change it?',
        'Please ship to {city} instead',
        'I moved, need to update the address on my order',
      ],
      details: ['same phone number', 'same name'],
      solutions: [
        'Done, it now goes to {address}. Refresh the order page to see it.',
        'It has left already, so I asked {courier} to redirect it; the driver will call you first.',
      ],
      questions: [{ asked: 'is there a fee?', answered: 'No, this change is free.' }],
      notes: ['Address changed before shipping.', 'Redirect requested.'],
    },
    cancel: {
      openings: [
        'Please cancel my order',
        'Ordered the wrong [colour|size], can I cancel?',
        'The cancel button does nothing',
      ],
      details: ['not shipped yet', 'just this one order'],
      solutions: [
        'Cancelled. {money} goes back the way you paid, within three working days.',
        'It is being packed; I asked them to stop it. If it still comes, just refuse it.',
      ],
      questions: [{ asked: 'do I get my voucher back?', answered: 'Yes, it is back in your account.' }],
      notes: ['Cancelled before shipping, refunded.', 'Interception requested.'],
    },
    invoice: {
      openings: [
        'How do I get an invoice?',
        'I need an invoice with my company name',
        'The invoice I asked for on {date} never arrived',
      ],
      details: ['for expenses', 'please send it by e-mail'],
      solutions: [
        'It is on its way to your e-mail and also under Orders, Invoices.',
        'The old one is void, the new one carries your company name.',
      ],
      questions: [{ asked: 'one invoice for two orders?', answered: 'Yes, within the same month.' }],
      notes: ['Invoice sent.', 'Invoice reissued.'],
    },
    coupon: {
      openings: [
        'My coupon [did not work|was not applied]',
        'The price dropped right after I bought it',
        'Why can’t I use my points?',
      ],
      details: ['I have a screenshot', 'got it on {date}'],
      solutions: [
        'We match prices for seven days: {money} comes back to you within a day.',
        'That coupon is for other categories; here is a general one instead.',
      ],
      questions: [{ asked: 'do I need to apply for that?', answered: 'No, it is done.' }],
      notes: ['Price match granted.', 'Coupon limits explained, new one given.'],
    },
    refund: {
      openings: [
        'Where is my refund?',
        'I sent the {good} back on {date} and still no money',
        'The refund is less than I paid',
      ],
      details: ['paid by credit card', 'tracking {parcel}'],
      solutions: [
        'The warehouse has checked it in; I have just released {money} to your card.',
        'The difference was a voucher, it is back in your account.',
      ],
      questions: [{ asked: 'which card?', answered: 'The one you paid with.' }],
      notes: ['Refund released.', 'Difference explained.'],
    },
    return: {
      openings: [
        'I’d like to return the {good}',
        'How do returns work?',
        'Can I swap it for another colour?',
      ],
      details: ['opened but not used', 'I still have the box'],
      solutions: [
        'Your return is set up, {courier} will call to collect it, free of charge.',
        'The exchange is booked; hand over the old one when the new one comes.',
      ],
      questions: [{ asked: 'I no longer have the box', answered: 'Any sturdy box will do.' }],
      notes: ['Return booked.', 'Exchange booked.'],
    },
    stuck: {
      openings: [
        'My parcel has not moved for days',
        'Tracking {parcel} is stuck in {city}',
        '{courier} says they cannot find it',
      ],
      details: ['it is a {good}', 'nobody answers their phone'],
      solutions: [
        'It is held up at the hub in {city}; they deliver tomorrow at the latest.',
        'No scan for 48 hours counts as lost: I am sending a new one today.',
      ],
      questions: [
        { asked: 'and if it is lost?', answered: 'Then it is on us: a new one or your money back.' },
      ],
      notes: ['Delay, courier chased.', 'Lost, resent.'],
    },
    'not-received': {
      openings: [
        'It says delivered but I got nothing',
        'Who signed for my parcel?',
        'The photo is not my door',
      ],
      details: ['I asked my neighbours', 'I was home all day'],
      solutions: [
        'The driver left it in the locker by the north gate; the code is on its way to you.',
        'It went to the wrong building; he brings it over tonight.',
      ],
      questions: [{ asked: 'what if it does not come?', answered: 'Tell me here and I send a new one.' }],
      notes: ['Found in locker.', 'Misdelivered, corrected.'],
    },
    missing: {
      openings: ['One item is missing from my box', 'I got the wrong colour', 'The free gift was not in it'],
      details: ['the box was sealed', 'I ordered two'],
      solutions: [
        'We packed one too few. The other leaves today, no cost to you.',
        'Our mistake. The right one ships today and the courier takes the other back.',
      ],
      questions: [{ asked: 'can I have the money instead?', answered: 'Of course, {money} is on its way.' }],
      notes: ['Missing item sent.', 'Wrong item exchanged.'],
    },
    broken: {
      openings: [
        'My {good} arrived [broken|cracked|scratched]',
        'The box was crushed and so was the {good}',
        'It looks used',
      ],
      details: ['on the rim', 'I have photos'],
      solutions: [
        'I can see it. A new one leaves today, no need to send this one back.',
        'I am refunding the full {money}.',
      ],
      questions: [{ asked: 'should I send it back?', answered: 'No need, mind the sharp edges.' }],
      notes: ['Broken in transit, replaced.', 'Refunded.'],
    },
    'not-working': {
      openings: [
        'My {good} [won’t turn on|stopped working]',
        'The app can’t find the device',
        'It makes a loud noise, is that normal?',
      ],
      details: ['red light keeps blinking', 'tried another socket'],
      solutions: [
        'Please hold the power button for ten seconds, then wait a minute.',
        'That is a fault. We bring you a new one and take this one along.',
      ],
      questions: [{ asked: 'still nothing', answered: 'Then you get a new one, no more fiddling.' }],
      notes: ['Fixed by reset.', 'Replaced.'],
    },
    warranty: {
      openings: [
        'How long is the warranty on the {good}?',
        'Can it be repaired?',
        'Where do I get a spare lid?',
      ],
      details: ['bought last year', 'dropped it once'],
      solutions: [
        'It is under warranty: repair is free, the address is in your texts.',
        'Out of warranty, about {money}; checking it is free.',
      ],
      questions: [{ asked: 'how long does it take?', answered: 'Seven working days.' }],
      notes: ['Warranty repair.', 'Quoted repair.'],
    },
    'sign-in': {
      openings: ['I can’t sign in', 'No code arrives', 'My account is locked'],
      details: ['new phone', 'worked yesterday'],
      solutions: [
        'Too many tries locked it. I have opened it, please try again in five minutes.',
        'Text messages were late, please ask for a new code.',
      ],
      questions: [{ asked: 'are my points safe?', answered: 'All there.' }],
      notes: ['Unlocked.', 'Late texts.'],
    },
    'phone-number': {
      openings: [
        'I have a new phone number',
        'How do I stop the automatic renewal?',
        'Please close my account',
      ],
      details: ['the old one is {phone}', 'the old one is gone'],
      solutions: [
        'Checked and changed, sign in with the new number.',
        'Renewal is off and {money} comes back to you.',
      ],
      questions: [{ asked: 'do I keep my points?', answered: 'Every one.' }],
      notes: ['Number changed.', 'Renewal stopped.'],
    },
  },
  hellos: ['', '', 'Hi', 'Hello', 'Hi there', 'hey'],
  waiting: {
    impatient: ['anyone there?', '?', 'hello??'],
    furious: ['This is ridiculous', 'Is anybody working there?'],
    plain: ['Hello?'],
  },
  asides: [
    'I’ve bought from you before and it was fine',
    'It was meant as a present',
    'I can only write after work',
  ],
  grumbles: ['every single time', 'please don’t paste me a script', 'not good enough'],
  gives: {
    order: ['{order}', 'order {order}', 'is it this one? {order}'],
    photo: ['sent you a photo', 'see?', 'photo attached'],
    address: ['{address}', 'new address: {address}'],
    phone: ['{phone}', 'my number is {phone}'],
    detail: ['yes', 'that’s right', 'yep'],
  },
  asks: {
    order: ['Could you give me the order number?', 'Which order is it? The number is enough.'],
    photo: ['Could you send a photo, with the label if you can?', 'A picture would help me.'],
    address: ['What is the full new address?', 'Please send me the new address.'],
    phone: ['Which phone number is on the account?', 'For your safety, which number did you register?'],
    detail: ['Could you tell me a bit more?', 'Since when has it been like that?'],
  },
  thanks: {
    kind: ['Thank you so much!', 'Brilliant, thanks 🙏', 'You’ve been very helpful'],
    plain: ['ok', 'thanks', 'great, thanks'],
    impatient: ['fine', 'ok, please hurry'],
    furious: ['we’ll see', 'I hope so'],
    silent: ['ok', 'k'],
    rambling: ['Oh good, I was worried all day, thank you dear', 'Lovely, then I’ll wait for it'],
    demanding: ['Please follow this up.', 'Send me the result in writing.'],
  },
  greetings: ['Hello, this is {agent}. How can I help?', 'Hi, {agent} here, thanks for waiting.'],
  checking: ['One moment, let me look.', 'Checking that for you now.'],
  soothing: ['I’m sorry about this, let me sort it out.', 'I understand, and I will see it through.'],
  unclear: ['Sorry, I did not quite get that. Could you tell me a bit more?'],
  registers: ['I have written it down; a specialist answers you within a day.'],
  registered: ['Unclear, written down for a specialist.'],
  anythingElse: ['Is there anything else I can do?', 'Anything else?'],
  nothingElse: ['no, that’s all', 'nope', 'that’s it, bye'],
  handingOn: ['This is yours; the customer has just told me, nothing is done yet.'],
  raisingHand: ['The customer is furious and may complain, please have a look.'],
  goodbyes: ['You’re welcome. Have a good day!', 'Glad I could help, bye for now.'],
  closings: {
    orders: ['You get a text when the {good} moves. Bye!', 'I keep an eye on your order of {date}, bye.'],
    refunds: [
      'You get a text once {money} is with you. Have a good day!',
      'Any news of the {good} is on your order page, bye.',
    ],
    delivery: [
      'I stay on to {courier} for you. Have a good day!',
      'Your parcel to {city} is in good hands, bye.',
    ],
    faults: [
      'Tell us if the {good} acts up again. Bye!',
      'You hear from us about the {good}. Have a good day!',
    ],
    accounts: ['Your account is fine now, bye.', 'Never give that code to anybody. Have a good day!'],
  },
  areYouThere: ['Are you still there?', 'I haven’t heard from you, did that solve it?'],
  ratings: {
    solved: {
      pleased: ['quick and kind', 'very helpful', 'great service', 'thank you {agent}'],
      cross: ['took too long', 'had to ask twice'],
    },
    unsolved: {
      pleased: ['friendly, still waiting for the result'],
      cross: ['not solved', 'took too long'],
    },
  },
}
