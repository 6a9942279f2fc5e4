-- What a visitor says beside the conversation: answers before it, that she left only a message, how it was.
alter table contacts
  add column answers jsonb not null default '[]',
  add column left_message boolean not null default false,
  add column rating smallint check (rating between 1 and 5);

-- The rating in full; `contacts.rating` repeats the score for lists. Whom and what it is about stays as it was then.
create table ratings (
  contact_id uuid primary key references contacts (id),
  score smallint not null check (score between 1 and 5),
  resolved text check (resolved in ('yes', 'no')),
  words text check (char_length(words) <= 2000),
  person_id uuid not null,
  unit_id uuid,
  queue_id uuid,
  rated_at timestamptz not null,
  changed_at timestamptz not null
);
create index ratings_person on ratings (person_id, rated_at);

-- Width and height are known of pictures we re-encoded ourselves; their thumbnail is stored beside them.
alter table attachments
  add column width int check (width > 0),
  add column height int check (height > 0),
  add column thumbnail_key text unique,
  add check ((width is null) = (height is null));
