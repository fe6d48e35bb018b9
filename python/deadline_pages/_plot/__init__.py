"""The plots and pages made of reports: what they draw, with Altair."""
