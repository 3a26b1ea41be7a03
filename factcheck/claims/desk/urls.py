"""The desk's own addresses under /admin/desk/."""

from django.urls import path

from . import corrections, decisions, writing

urlpatterns = [
    path("desk/claims/<int:number>/write/<slug:language>/", writing.write, name="desk_write"),
    path("desk/claims/<int:number>/verify/", decisions.verify, name="desk_verify"),
    path("desk/claims/<int:number>/merge/", decisions.merge, name="desk_merge"),
    path("desk/pages/<int:page_id>/translate/<slug:language>/", writing.translate, name="desk_translate"),
    path("desk/pages/<int:page_id>/confirm-words/", decisions.confirm_words, name="desk_confirm_words"),
    path("desk/pages/<int:page_id>/correct/", corrections.correct, name="desk_correct"),
]
