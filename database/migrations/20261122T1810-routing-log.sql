-- How an agent's day is read from the log: her states, and what came into her hands, by the time they happened.
create index events_agent_states on events (person_id, at) where type = 'agent.state-changed';
create index events_agent_hands on events (person_id, at)
  where type in ('contact.offered', 'contact.accepted', 'contact.taken-over');
