-- Contacts as they stand now, and what was said in them. How they came there is in `events`.

-- What a contact was about, chosen at wrap-up.
create table contact_reasons (
  code text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
  name_zh_hans text not null check (name_zh_hans ~ '\S'),
  name_zh_hant text not null check (name_zh_hant ~ '\S'),
  name_en text not null check (name_en ~ '\S'),
  rank int not null,
  retired_at timestamptz
);
insert into contact_reasons (code, name_zh_hans, name_zh_hant, name_en, rank) values
  ('question', '业务咨询', '業務諮詢', 'General question', 10),
  ('order', '订单与物流', '訂單與物流', 'Order and delivery', 20),
  ('returns', '退换货', '退換貨', 'Return or exchange', 30),
  ('payment', '支付与发票', '付款與發票', 'Payment and invoice', 40),
  ('technical', '使用与故障', '使用與故障', 'Use and faults', 50),
  ('account', '账户', '帳戶', 'Account', 60),
  ('complaint', '投诉', '客訴', 'Complaint', 70),
  ('praise', '表扬与建议', '表揚與建議', 'Praise and suggestions', 80),
  ('nobody-there', '无人应答', '無人回應', 'Customer did not answer', 90),
  ('other', '其他', '其他', 'Other', 100);

-- `version` counts every event of the contact, `shown_version` those the visitor can notice.
-- The space left on each page keeps an update, one for each message, on the page it is on.
create table contacts (
  id uuid primary key,
  channel text not null check (channel in ('chat', 'phone', 'mail')),
  state text not null check (state in ('waiting', 'offered', 'serving', 'wrap-up', 'closed', 'abandoned')),
  since timestamptz not null,
  queue_id uuid,
  visitor_id uuid,
  customer_name text,
  offered_to uuid,
  agent_id uuid,
  agent_name text,
  holder_id uuid generated always as (coalesce(agent_id, offered_to)) stored,
  unit_id uuid,
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  page_url text,
  page_title text,
  opened_at timestamptz not null,
  queued_at timestamptz,
  offered_at timestamptz,
  accepted_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('visitor', 'agent', 'system')),
  wrapped_up_at timestamptz,
  reason_code text references contact_reasons (code),
  note text,
  last_seq int not null check (last_seq >= 0),
  last_message_at timestamptz,
  last_message_from text check (last_message_from in ('visitor', 'agent', 'system')),
  last_message_preview text,
  unanswered_since timestamptz,
  unread int not null check (unread >= 0),
  visitor_delivered_seq int not null,
  visitor_read_seq int not null check (visitor_read_seq <= visitor_delivered_seq),
  agent_delivered_seq int not null,
  agent_read_seq int not null check (agent_read_seq <= agent_delivered_seq),
  version int not null check (version >= 1),
  shown_version int not null check (shown_version between 1 and version),
  check ((state = 'offered') = (offered_to is not null)),
  check ((state in ('serving', 'wrap-up', 'closed')) = (agent_id is not null)),
  check ((agent_id is null) = (accepted_at is null)),
  check ((state in ('wrap-up', 'closed', 'abandoned')) = (ended_at is not null)),
  check ((ended_at is null) = (ended_by is null)),
  check ((state = 'closed') = (wrapped_up_at is not null)),
  check ((wrapped_up_at is null) = (reason_code is null)),
  check (visitor_delivered_seq <= last_seq and agent_delivered_seq <= last_seq),
  check ((page_url is null) = (page_title is null))
) with (fillfactor = 70);
create index contacts_newest on contacts (opened_at, id);
create index contacts_holder on contacts (holder_id, opened_at, id) where holder_id is not null;
create index contacts_unit on contacts (unit_id, opened_at, id) where unit_id is not null;
create index contacts_unfinished on contacts (state, opened_at, id) where state not in ('closed', 'abandoned');
create index contacts_visitor on contacts (visitor_id, id) where visitor_id is not null;
-- A visitor has one open conversation at a time, however fast she clicks.
create unique index contacts_one_open_chat on contacts (visitor_id)
  where channel = 'chat' and state in ('waiting', 'offered', 'serving');

create table attachments (
  id uuid primary key,
  contact_id uuid not null references contacts (id),
  name text not null check (name ~ '\S'),
  content_type text not null,
  bytes int not null check (bytes > 0),
  sha256 text not null,
  storage_key text not null unique,
  at timestamptz not null
);
create index attachments_contact on attachments (contact_id);

-- `position` is the version of the contact that the message brought; it orders the conversation. `seq` counts
-- what the customer can see; a note repeats the number of the message it stands behind.
create table messages (
  id uuid not null,
  contact_id uuid not null references contacts (id),
  client_id uuid not null,
  position int not null check (position >= 1),
  seq int not null check (seq >= 0),
  sent_by text not null check (sent_by in ('visitor', 'agent', 'system')),
  author_id uuid,
  author_name text,
  kind text not null check (kind in ('text', 'file', 'note', 'happening')),
  text text not null check (char_length(text) <= 4000),
  attachment_id uuid references attachments (id),
  at timestamptz not null,
  check ((kind = 'file') = (attachment_id is not null)),
  primary key (id)
) partition by range (id);
create index messages_contact on messages (contact_id, position);
select make_partitions('messages', now(), 1, 3);

-- What must be unique over all months: a message sent twice is found here, and no place is given twice.
create table message_client_ids (
  contact_id uuid not null,
  client_id uuid not null,
  message_id uuid not null,
  position int not null,
  primary key (contact_id, client_id)
);
create unique index message_client_ids_position on message_client_ids (contact_id, position);

-- Each time one side got or read more of what the other wrote.
create table receipts (
  contact_id uuid not null references contacts (id),
  version int not null,
  reader text not null check (reader in ('visitor', 'agent')),
  what text not null check (what in ('delivered', 'read')),
  up_to_seq int not null check (up_to_seq >= 1),
  at timestamptz not null,
  primary key (contact_id, version),
  unique (contact_id, reader, what, up_to_seq)
);
