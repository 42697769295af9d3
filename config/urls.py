"""Every address of the market, in the order in which they are tried."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern
from wagtail.views import serve

from catalogue.urls import detail_urlpatterns
from cms.views import home
from config import door, pages
from marketplace.kernel.styleguide import StyleguideView
from search.urls import catalogue_urlpatterns

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

to_the_door = RedirectView.as_view(pattern_name="account_login", query_string=True)
handler400 = door.not_understood
handler500 = pages.server_error
urlpatterns = [
    path("healthz", pages.healthz, name="healthz"),
    path("readyz", pages.readyz, name="readyz"),
    path("robots.txt", pages.robots, name="robots"),
    path("sitemap.xml", pages.sitemap, name="sitemap"),
    path("styleguide/", StyleguideView.as_view(), name="styleguide"),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("cms/login/", to_the_door),
    path("_util/login/", to_the_door, name="wagtailcore_login"),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("marketplace.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("marketplace.kernel.urls")),
    path("", include("marketplace.notices.urls")),
    path("", include("marketplace.privacy.urls")),
    path("", include("marketplace.companies.urls")),
    path("", include("marketplace.members.urls")),
    path("", include("marketplace.directory.urls")),
    path("", include("marketplace.moderation.urls")),
    path("", include("marketplace.sourcing.urls")),
    path("", include((catalogue_urlpatterns + detail_urlpatterns, "catalogue"))),
    path("", include("catalogue.urls")),
    path("", include("search.urls")),
    path("", include("checkout.urls")),
    path("", include("checkout.order.urls")),
    path("", include("checkout.payment.urls")),
    path("", include("checkout.payment.online.urls")),
    path("", include("checkout.fulfilment.urls")),
    path("", include("disputes.urls")),
    path("", include("search.recommendations.urls")),
    path("", include("cms.urls")),
    path("", home, name="home"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
