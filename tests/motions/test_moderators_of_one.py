"""Moderators of one debate: appointed and dismissed by moderators of the site, and by nobody else."""

import pytest

from debates.motions.models import MotionRole
from debates.motions.roles import appoint, dismiss
from debates.motions.states import Part
from forum.web.refusal import Refusal
from tests.conftest import browser_of


@pytest.mark.django_db
class TestAppointing:
    def test_a_moderator_of_the_site_appoints(self, motion, moderator, other):
        role = appoint(motion=motion, by=moderator, handle=other.handle)
        assert (role.part, role.person) == (Part.MODERATOR, other)

    def test_a_host_does_not(self, motion, host, other):
        with pytest.raises(Refusal, match="Moderators of the site"):
            appoint(motion=motion, by=host, handle=other.handle)

    def test_nobody_is_appointed_twice(self, motion, moderator, other):
        appoint(motion=motion, by=moderator, handle=other.handle)
        with pytest.raises(Refusal, match="moderates this debate already"):
            appoint(motion=motion, by=moderator, handle=other.handle)

    def test_a_moderator_of_the_site_dismisses_and_a_host_does_not(self, motion, host, moderator, other):
        role = appoint(motion=motion, by=moderator, handle=other.handle)
        with pytest.raises(Refusal, match="Moderators of the site"):
            dismiss(motion=motion, by=host, role_id=role.pk)
        dismiss(motion=motion, by=moderator, role_id=role.pk)
        assert not MotionRole.objects.filter(part=Part.MODERATOR).exists()

    def test_the_page_of_people_takes_it(self, motion, moderator, other):
        typed = {"handle": other.handle, "part": "moderator", "side": ""}
        assert browser_of(moderator).post(f"/d/{motion.slug}/people/add/", typed).status_code == 303
        page = browser_of(None).get(f"/d/{motion.slug}/people/").content.decode()
        assert "Moderators of this debate" in page
