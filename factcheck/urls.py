"""Where the apps' addresses are joined."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from factcheck.claims import urls as claims_urls
from factcheck.claims import views as claims_views
from factcheck.claims.desk_post import desk_post
from factcheck.claims.share_pictures import views as share_pictures
from factcheck.core import web_app
from factcheck.core.brand import brand_css
from factcheck.core.routing import serve
from factcheck.syndication import urls as syndication_urls
from factcheck.widgets import urls as widgets_urls
from home import health
from home import views as home_views
from home.styleguide import styleguide
from search import urls as search_urls

decorate_urlpatterns(wagtailadmin_urls.urlpatterns, desk_post)

urlpatterns = [
    path("", home_views.root),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("admin/", include(wagtailadmin_urls)),
    path("favicon.ico", web_app.favicon),
    path("brand-<slug:version>.css", brand_css, name="brand_css"),
    path("c/<int:number>/", claims_views.short, name="claim_short"),
    path("cards/<str:language>/site-<slug:digest>.png", share_pictures.site_picture, name="site_picture"),
    path("cards/<str:language>/<int:number>-<slug:digest>.png", share_pictures.claim_picture, name="share_picture"),
    path("captures/<int:pk>/", claims_views.capture_picture, name="capture_picture"),
    path("captures/<int:pk>/<int:width>.<str:extension>", claims_views.capture_size, name="capture_size"),
    path("", include(syndication_urls)),
    path("", include(widgets_urls)),
]

if settings.SERVE_MEDIA:
    # Our own file names are short and plain; a longer one would be an error of the file system.
    media = r"^media/(?P<path>[A-Za-z0-9._/-]{1,200})$"
    urlpatterns += [re_path(media, serve_file, {"document_root": settings.MEDIA_ROOT})]

if settings.STYLEGUIDE:
    urlpatterns += [path("styleguide/", styleguide)]

urlpatterns += i18n_patterns(
    path("manifest.webmanifest", web_app.manifest, name="manifest"),
    path("", include(claims_urls)),
    path("", include(search_urls.language_urlpatterns)),
    path("", include(syndication_urls.language_urlpatterns)),
    path("", include(widgets_urls.language_urlpatterns)),
    # Below _util/ stand Wagtail's own forms: the password of a private page, signing in to read one.
    re_path(r"^(?!_util/)((?:[\w\-]+/)*)$", serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
)

handler404 = "home.views.not_found"
handler500 = "home.views.server_error"
