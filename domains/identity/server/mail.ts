// The two things identity needs of a mail service, and the one that speaks SMTP.
import { createTransport } from 'nodemailer'
import type { Organisation } from '#platform/organisations'

export type Letter = { to: string; subject: string; text: string }
export type Mail = { isConfigured(): boolean; send(letter: Letter): Promise<void> }

export const noMail: Mail = { isConfigured: () => false, send: () => Promise.resolve() }

export function smtpMail(options: { url: string; from: string }): Mail {
  const transport = createTransport(options.url)
  return {
    isConfigured: () => true,
    async send(letter) {
      await transport.sendMail({ ...letter, from: options.from })
    },
  }
}

const services = new WeakMap<Organisation, Mail>()

/** Main gives each organisation its mail service once; without one, links are handed over by people. */
export function useMail(organisation: Organisation, mail: Mail): void {
  services.set(organisation, mail)
}

export const canMail = (organisation: Organisation): boolean => mailOf(organisation).isConfigured()

/** Sends in the background: how long a mail server takes tells a stranger nothing. */
export function post(organisation: Organisation, letter: Letter): void {
  mailOf(organisation)
    .send(letter)
    .catch((error: unknown) =>
      organisation.log.warn(
        { code: error instanceof Error ? error.name : 'unknown' },
        'a mail could not be sent',
      ),
    )
}

const mailOf = (organisation: Organisation): Mail => services.get(organisation) ?? noMail
