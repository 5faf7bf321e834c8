-- object: column agents.runs.how_often_the_author_of_this_run_has_changed_the_title_since_it
ALTER TABLE agents.runs
  ADD COLUMN how_often_the_author_of_this_run_has_changed_the_title_since_it integer; -- here
