"""Every post has its tally: given by the database, so that no way of writing posts forgets it."""

import pgtrigger

# On a bench stand the arguments that answer the motion itself.
_BENCH = "CASE WHEN NEW.kind = 'argument' AND NEW.parent_id IS NULL THEN NEW.side END"

TALLY_STANDS = pgtrigger.Trigger(
    name="tally_stands",
    level=pgtrigger.Row,
    when=pgtrigger.After,
    operation=pgtrigger.Insert,
    func=f"""
    INSERT INTO voting_tally (post_id, motion_id, bench, lot, yes, no, agree, disagree, passed,
        best, divided, common, persuasion, dawn_best, dawn_yes, dawn_votes)
    VALUES (NEW.id, NEW.motion_id, {_BENCH}, floor(random() * 2147483648)::bigint, 0, 0, 0, 0, 0,
        1.0, 0.0, 0.0, 0.0, 1.0, 0, 0);
    RETURN NULL;
    """,  # noqa: S608 - all written here
)

# A move rewrites whole subtrees; only the moved post itself can come to a bench or leave one.
TALLY_FOLLOWS = pgtrigger.Trigger(
    name="tally_follows",
    level=pgtrigger.Row,
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("kind", "parent_id", "side"),
    condition=pgtrigger.Condition(
        "((OLD.parent_id IS NULL OR NEW.parent_id IS NULL) AND (OLD.kind, OLD.parent_id, OLD.side)"
        " IS DISTINCT FROM (NEW.kind, NEW.parent_id, NEW.side))"
    ),
    func=f"""
    UPDATE voting_tally SET bench = {_BENCH} WHERE post_id = NEW.id;
    RETURN NULL;
    """,  # noqa: S608 - all written here
)

# In a debate that sits, a leaver's rows are deleted with them; what was counted for a verdict stays for good.
STANCE_STAYS = pgtrigger.Trigger(
    name="stance_stays_after_the_close",
    level=pgtrigger.Row,
    when=pgtrigger.Before,
    operation=pgtrigger.Delete,
    func="""
    IF EXISTS (SELECT FROM voting_voter w JOIN motions_motion m ON m.id = w.motion_id
        WHERE w.id = OLD.voter_id AND (m.state = 'closed' OR m.closes <= now())) THEN
        RAISE EXCEPTION 'stance %: the debate is over', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
    """,
)
