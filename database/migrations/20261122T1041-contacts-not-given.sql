-- Given by Huawu where the time to wrap up passed and nobody filled it in; nobody chooses it.
insert into contact_reasons (code, name_zh_hans, name_zh_hant, name_en, rank, retired_at) values
  ('not-given', '未填', '未填', 'Not given', 910, '2026-11-22T00:00:00Z');
