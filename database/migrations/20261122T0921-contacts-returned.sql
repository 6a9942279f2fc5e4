-- A conversation whose agent has gone waits again for a colleague, and goes on.
alter table contacts add column returned_at timestamptz;

-- Given by Huawu where somebody left before she wrapped up; nobody chooses it.
insert into contact_reasons (code, name_zh_hans, name_zh_hant, name_en, rank, retired_at) values
  ('agent-left', '坐席离开，未整理', '客服專員離開，未處理', 'Agent left before the wrap-up', 900, '2026-11-22T00:00:00Z');
