"""The moderators' page: the queue, a case with all that is known of it, deciding, from the thread as well."""
