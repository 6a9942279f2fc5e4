-- How fast queues move is told from what was accepted of late.
create index offers_accepted on offers (answered_at) include (queue_id) where state = 'accepted';
