"""What happens to people that other rooms follow up, in the same transaction."""

from django.dispatch import Signal

# person, role (as it is now), by (None: whoever runs the site)
role_given = Signal()
