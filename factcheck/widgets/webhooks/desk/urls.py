"""Addresses under /admin/desk/webhooks/ beside those of the lists."""

from django.urls import path

from . import views

urlpatterns = [
    path("desk/webhooks/<int:pk>/secret/", views.secret, name="webhook_secret"),
    path("desk/webhooks/<int:pk>/renew-secret/", views.renew_secret, name="webhook_renew_secret"),
    path("desk/webhooks/<int:pk>/test/", views.send_test, name="webhook_test"),
    path("desk/webhook-letters/<int:pk>/again/", views.send_again, name="webhook_again"),
]
