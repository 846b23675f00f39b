"""Who a person is: handle, trust, role, and what each may do."""
