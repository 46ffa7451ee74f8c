"""Load the demo content and the demo people."""

from django.core.management.base import BaseCommand
from django.db import transaction

from agreements.models import Agreement, City, CooperationArea
from news.models import Post
from policyarchive.demo.media import load_media
from policyarchive.demo.people import make_demo_people
from policyarchive.demo.posts import load_posts
from policyarchive.demo.register import load_agreements, load_areas, load_categories, load_cities
from policyarchive.demo.site import load_site


class Command(BaseCommand):
    help = "Load the demo content. What is there already stays as it is; a second run changes nothing."

    @transaction.atomic
    def handle(self, *args, **options):
        load_site()
        load_cities()
        load_areas()
        load_categories()
        load_agreements()
        load_posts()
        load_media()
        make_demo_people()
        counts = [model.objects.count() for model in (Agreement, City, CooperationArea, Post)]
        self.stdout.write("Demo content: {} agreements, {} cities, {} areas, {} posts.".format(*counts))
