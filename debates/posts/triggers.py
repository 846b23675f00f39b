"""The rule across rows that no CHECK can hold: where a post stands agrees with what it answers."""

import pgtrigger

# AFTER each row, never BEFORE: a subtree moves in one UPDATE, and only after it do parents and children agree.
# Both directions are looked at: from the row alone a circle would be accepted, for each of its posts has a
# parent one step higher until the last is moved.
_SQL = """
IF NOT EXISTS (SELECT FROM motions_motion m WHERE m.id = NEW.motion_id AND m.article_id = NEW.article_id) THEN
    RAISE EXCEPTION 'post %: the motion is about another article', NEW.id USING ERRCODE = 'check_violation';
END IF;
IF NEW.block_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM articles_block b WHERE b.id = NEW.block_id AND b.article_id = NEW.article_id) THEN
    RAISE EXCEPTION 'post %: the block is of another article', NEW.id USING ERRCODE = 'check_violation';
END IF;
IF NEW.parent_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM posts_post p WHERE p.id = NEW.parent_id AND p.motion_id = NEW.motion_id
    AND p.depth = NEW.depth - 1 AND COALESCE(p.root_id, p.id) = NEW.root_id AND p.side IS NOT DISTINCT FROM NEW.side
    AND (NEW.kind <> 'argument'
        OR (p.kind = 'argument' AND (NEW.favours = p.favours) = (NEW.relation = 'supports')))) THEN
    RAISE EXCEPTION 'post %: it does not stand where its parent stands', NEW.id USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'UPDATE' AND EXISTS (
    SELECT FROM posts_post c WHERE c.parent_id = NEW.id AND (c.motion_id <> NEW.motion_id
    OR c.depth <> NEW.depth + 1 OR c.root_id <> COALESCE(NEW.root_id, NEW.id)
    OR c.side IS DISTINCT FROM NEW.side
    OR (c.kind = 'argument'
        AND (NEW.kind <> 'argument' OR (c.favours = NEW.favours) <> (c.relation = 'supports'))))) THEN
    RAISE EXCEPTION 'post %: its answers do not stand where it stands', NEW.id USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""

_PLACE = (
    *("motion_id", "article_id", "kind", "relation", "parent_id", "block_id", "root_id", "depth", "side", "favours"),
)

PLACE_HOLDS = pgtrigger.Trigger(
    name="post_place_holds",
    level=pgtrigger.Row,
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf(*_PLACE),
    func=_SQL,
)
