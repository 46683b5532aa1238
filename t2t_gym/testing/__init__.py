"""The conformance suite for domain authors: what must hold for every domain, as named checks.

A new domain's test is three lines::

    from t2t_gym.testing import check_domain
    def test_the_domain_conforms():
        check_domain(DOMAIN)
"""

from t2t_gym.testing.suite import CHECKS, Check, Finding, NonconformityError, check_domain, examine

__all__ = ["CHECKS", "Check", "Finding", "NonconformityError", "check_domain", "examine"]
