-- Who types is not silent: when she whose turn it is was last seen typing.
alter table chat_silences add column typed_at timestamptz;
