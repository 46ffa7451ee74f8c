"""Pages of the admin for people who are not logged in: a new password for a forgotten one."""

from django.contrib.auth.views import PasswordResetCompleteView, PasswordResetDoneView
from django.urls import path

from policyarchive.backoffice.access.passwords import ConfirmView, ResetView

urlpatterns = [
    path("password_reset/", ResetView.as_view(), name="password_reset"),
    path("password_reset/done/", PasswordResetDoneView.as_view(), name="password_reset_done"),
    path("reset/<str:uidb64>/<str:token>/", ConfirmView.as_view(), name="password_reset_confirm"),
    path("reset/done/", PasswordResetCompleteView.as_view(), name="password_reset_complete"),
]
