-- The visitors of web sites, and what the widget says to them.

-- Nobody can sign in with what stands here: only the hash of the token is kept.
create table visitors (
  id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  created_at timestamptz not null
);

create table chat_settings (
  one boolean primary key default true check (one),
  greeting_zh_hans text not null check (greeting_zh_hans ~ '\S'),
  greeting_zh_hant text not null check (greeting_zh_hant ~ '\S'),
  greeting_en text not null check (greeting_en ~ '\S'),
  version int not null
);
insert into chat_settings (greeting_zh_hans, greeting_zh_hant, greeting_en, version) values
  ('您好，请直接写下您的问题，客服会尽快回复您。',
   '您好，請直接寫下您的問題，客服專員會盡快回覆您。',
   'Hello. Write your question here and one of us will answer as soon as possible.',
   1);
