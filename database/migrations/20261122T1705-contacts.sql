-- What contacts are about becomes one tree; a contact has several reasons, and tells what came of it.

alter table contact_reasons
  add column parent text references contact_reasons (code) check (parent <> code),
  add column version int not null default 1 check (version >= 1);
create index contact_reasons_below on contact_reasons (parent, rank);

insert into contact_reasons (code, name_zh_hans, name_zh_hant, name_en, rank) values
  ('before-sale', '售前咨询', '售前諮詢', 'Before buying', 1),
  ('orders', '订单与配送', '訂單與配送', 'Orders and delivery', 2),
  ('after-sale', '售后服务', '售後服務', 'After the sale', 3),
  ('money', '支付与发票', '付款與發票', 'Payment and invoice', 4),
  ('accounts', '账户与安全', '帳戶與安全', 'Account and security', 5),
  ('voice', '投诉与表扬', '客訴與表揚', 'Complaints and praise', 6),
  ('others', '其他', '其他', 'Other', 7);

insert into contact_reasons (parent, code, name_zh_hans, name_zh_hant, name_en, rank) values
  ('before-sale', 'product-details', '商品与规格', '商品與規格', 'Product and specification', 2),
  ('before-sale', 'price-and-offers', '价格与优惠', '價格與優惠', 'Price and offers', 3),
  ('before-sale', 'stock', '库存与到货', '庫存與到貨', 'Stock and arrival', 4),
  ('before-sale', 'membership', '会员与积分', '會員與點數', 'Membership and points', 5),
  ('orders', 'order-change', '修改订单', '修改訂單', 'Change of an order', 2),
  ('orders', 'order-cancel', '取消订单', '取消訂單', 'Cancelled order', 3),
  ('orders', 'delivery', '配送', '配送', 'Delivery', 4),
  ('delivery', 'delivery-late', '配送延误', '配送延誤', 'Late delivery', 1),
  ('delivery', 'delivery-address', '改地址或时间', '更改地址或時間', 'Change of address or time', 2),
  ('delivery', 'parcel-lost', '丢件', '包裹遺失', 'Lost parcel', 3),
  ('delivery', 'parcel-damaged', '破损', '包裹破損', 'Damaged parcel', 4),
  ('delivery', 'parcel-wrong', '少件错件', '短少或出錯貨', 'Missing or wrong item', 5),
  ('after-sale', 'refunds', '退款', '退款', 'Refund', 2),
  ('refunds', 'refund-progress', '退款进度', '退款進度', 'Progress of a refund', 1),
  ('refunds', 'refund-amount', '退款金额不符', '退款金額不符', 'Wrong amount refunded', 2),
  ('after-sale', 'repairs', '维修与保修', '維修與保固', 'Repair and guarantee', 4),
  ('repairs', 'repair-request', '报修', '報修', 'Repair request', 1),
  ('repairs', 'repair-progress', '维修进度', '維修進度', 'Progress of a repair', 2),
  ('repairs', 'guarantee', '保修查询', '保固查詢', 'Guarantee', 3),
  ('money', 'charged-twice', '重复扣款', '重複扣款', 'Charged twice', 2),
  ('money', 'invoice', '发票', '發票', 'Invoice', 3),
  ('money', 'coupon', '优惠券', '優惠券', 'Coupon', 4),
  ('accounts', 'sign-in', '登录与密码', '登入與密碼', 'Sign-in and password', 2),
  ('accounts', 'account-security', '账户被盗用', '帳戶遭盜用', 'Account misused', 3),
  ('accounts', 'account-closing', '注销账户', '註銷帳戶', 'Closing an account', 4),
  ('accounts', 'privacy', '个人信息', '個人資料', 'Personal data', 5),
  ('voice', 'complaint-service', '投诉服务态度', '客訴服務態度', 'Complaint about service', 2),
  ('voice', 'complaint-product', '投诉商品质量', '客訴商品品質', 'Complaint about a product', 3),
  ('others', 'wrong-number', '打错或骚扰', '打錯或騷擾', 'Wrong number or nuisance', 2);

-- What was there keeps its code and finds its place.
update contact_reasons as reason
   set parent = place.parent, rank = place.rank,
       name_zh_hans = place.name_zh_hans, name_zh_hant = place.name_zh_hant, name_en = place.name_en
  from (values
    ('question', 'before-sale', 1, '业务咨询', '業務諮詢', 'General question'),
    ('order', 'orders', 1, '订单与物流查询', '訂單與物流查詢', 'Order and delivery status'),
    ('returns', 'after-sale', 1, '退换货', '退換貨', 'Return or exchange'),
    ('technical', 'after-sale', 3, '使用与故障', '使用與故障', 'Use and faults'),
    ('payment', 'money', 1, '支付问题', '付款問題', 'Payment problem'),
    ('account', 'accounts', 1, '账户资料', '帳戶資料', 'Account details'),
    ('complaint', 'voice', 1, '投诉', '客訴', 'Complaint'),
    ('praise', 'voice', 4, '表扬与建议', '表揚與建議', 'Praise and suggestions'),
    ('nobody-there', 'others', 1, '无人应答', '無人回應', 'Customer did not answer'),
    ('other', 'others', 3, '其他原因', '其他原因', 'Another reason')
  ) as place (code, parent, rank, name_zh_hans, name_zh_hant, name_en)
 where reason.code = place.code;

create table contact_outcomes (
  code text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
  name_zh_hans text not null check (name_zh_hans ~ '\S'),
  name_zh_hant text not null check (name_zh_hant ~ '\S'),
  name_en text not null check (name_en ~ '\S'),
  rank int not null,
  retired_at timestamptz,
  version int not null default 1 check (version >= 1)
);
insert into contact_outcomes (code, name_zh_hans, name_zh_hant, name_en, rank) values
  ('solved', '已解决', '已解決', 'Solved', 1),
  ('information-given', '已答复', '已答覆', 'Information given', 2),
  ('sold', '已成交', '已成交', 'Sold', 3),
  ('promised', '已承诺跟进', '已承諾跟進', 'Promised to follow up', 4),
  ('to-department', '转业务部门', '轉業務部門', 'Passed to a department', 5),
  ('customer-left', '客户离开', '客戶離開', 'Customer left', 6);

-- The main reason has the first place.
create table contact_reasons_chosen (
  contact_id uuid not null references contacts (id),
  place int not null check (place >= 1),
  code text not null references contact_reasons (code),
  primary key (contact_id, place),
  unique (contact_id, code)
);
create index contact_reasons_chosen_code on contact_reasons_chosen (code);
insert into contact_reasons_chosen (contact_id, place, code)
  select id, 1, reason_code from contacts where reason_code is not null and reason_code not in ('agent-left', 'not-given');

-- The column's constraint goes with it: who was gone, and the clock, give no reason.
alter table contacts
  add column resolved text check (resolved in ('yes', 'no', 'unknown')),
  add column outcome text references contact_outcomes (code),
  add column wrap_up_by text check (wrap_up_by in ('agent', 'clock', 'system'));
update contacts set wrap_up_by = case reason_code
  when 'agent-left' then 'system' when 'not-given' then 'clock' else 'agent' end
 where wrapped_up_at is not null;
alter table contacts
  drop column reason_code,
  add constraint contacts_wrap_up_by check ((wrapped_up_at is null) = (wrap_up_by is null));
delete from contact_reasons where code in ('agent-left', 'not-given');
