/* The pages that are in sight, and their widgets.
 * Invariant: widgets come and go here and never while sizes are given; whoever gives sizes only places them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-pages-private.h"

#include <math.h>

/**
 * jalons_reader_pages_get_scrolled:
 *
 * Returns: how far the pages are scrolled down, in pixels
 */
int
jalons_reader_pages_get_scrolled (JalonsReaderPages *self)
{
  return (int) floor (gtk_adjustment_get_value (self->scrolling.down));
}

/**
 * jalons_reader_pages_get_place:
 *
 * Returns: where @page stands among all, in pixels from the top of the first one
 */
GdkRectangle
jalons_reader_pages_get_place (JalonsReaderPages *self,
                               unsigned page)
{
  return jalons_reader_layout_get_page (self->layout, page, gtk_widget_get_width (GTK_WIDGET (self)));
}

void
jalons_reader_pages_free_sight (gpointer data)
{
  JalonsReaderSight *sight = data;

  gtk_widget_unparent (GTK_WIDGET (sight->page));
  g_clear_pointer (&sight->caption, gtk_widget_unparent);
  g_free (sight);
}

/**
 * jalons_reader_pages_get_picture_scale:
 *
 * Returns: pixels of the screen to a point of the paper
 */
double
jalons_reader_pages_get_picture_scale (JalonsReaderPages *self)
{
  return jalons_reader_layout_get_zoom (self->layout) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
update_picture (JalonsReaderPages *self,
                JalonsReaderSight *sight)
{
  unsigned page = jalons_reader_page_get_page (sight->page);
  double scale;
  GdkTexture *picture = jalons_reader_pictures_get (self->pictures, page, &scale);

  jalons_reader_page_set_picture (sight->page, picture, fabs (scale - jalons_reader_pages_get_picture_scale (self)) < 1e-6);
  if (!self->thumbnails)
    jalons_reader_page_set_trouble (sight->page, jalons_reader_pictures_get_trouble (self->pictures, page));
}

void
jalons_reader_pages_update_sight_marks (JalonsReaderPages *self,
                                        JalonsReaderSight *sight)
{
  int current = -1;
  GArray *matches = NULL;

  if (self->marks != NULL)
    matches = self->marks (jalons_reader_page_get_page (sight->page), &current, self->marks_data);
  jalons_reader_page_set_marks (sight->page, matches, current);
}

void
jalons_reader_pages_on_picture (unsigned page,
                                gpointer data)
{
  JalonsReaderPages *self = data;
  JalonsReaderSight *sight = g_hash_table_lookup (self->sights, GUINT_TO_POINTER (page));

  if (sight != NULL)
    update_picture (self, sight);
}

static GtkWidget *
make_caption (JalonsReaderPages *self,
              unsigned page)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  GtkWidget *caption = gtk_label_new (number);

  gtk_widget_add_css_class (caption, "numeric");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_set_parent (caption, GTK_WIDGET (self));
  return caption;
}

static JalonsReaderSight *
need_sight (JalonsReaderPages *self,
            unsigned page)
{
  JalonsReaderSight *sight = g_hash_table_lookup (self->sights, GUINT_TO_POINTER (page));

  if (sight != NULL)
    return sight;
  sight = g_new0 (JalonsReaderSight, 1);
  sight->page = jalons_reader_page_new (self->pdf, page, self->thumbnails);
  gtk_widget_set_parent (GTK_WIDGET (sight->page), GTK_WIDGET (self));
  if (self->thumbnails)
    {
      sight->caption = make_caption (self, page);
      jalons_reader_page_set_current (sight->page, page == self->current);
    }
  g_hash_table_insert (self->sights, GUINT_TO_POINTER (page), sight);
  jalons_reader_pages_update_sight_marks (self, sight);
  return sight;
}

/* A page that has the focus keeps its widget: the focus would be lost with it. */
static void
drop_sights (JalonsReaderPages *self,
             unsigned first,
             unsigned last)
{
  GHashTableIter iter;
  gpointer page, sight;

  g_hash_table_iter_init (&iter, self->sights);
  while (g_hash_table_iter_next (&iter, &page, &sight))
    if ((GPOINTER_TO_UINT (page) < first || GPOINTER_TO_UINT (page) > last) &&
        gtk_widget_get_focus_child (GTK_WIDGET (self)) != GTK_WIDGET (((JalonsReaderSight *) sight)->page))
      g_hash_table_iter_remove (&iter);
}

/* The pages in sight, of which at least one always is: [first, last] */
void
jalons_reader_pages_find_sight (JalonsReaderPages *self,
                                int height,
                                unsigned *first,
                                unsigned *last)
{
  GdkRectangle place;

  *first = jalons_reader_layout_get_page_at (self->layout, jalons_reader_pages_get_scrolled (self));
  *last = MAX (*first, jalons_reader_layout_get_page_at (self->layout, jalons_reader_pages_get_scrolled (self) + height - 1));
  place = jalons_reader_pages_get_place (self, *first);
  if (self->thumbnails)
    place.height += JALONS_READER_CAPTION;
  if (*first < *last && place.y + place.height <= jalons_reader_pages_get_scrolled (self))
    ++*first; /* only the gap after it is seen */
}

/* In the order of the document, for the keyboard and for screen readers. */
static void
order_sights (JalonsReaderPages *self,
              unsigned first,
              unsigned last)
{
  GtkWidget *before = NULL;

  for (unsigned i = first; i <= last; i++)
    {
      JalonsReaderSight *sight = need_sight (self, i);

      /* Only where it is needed: it asks for sizes again. Thumbnails have nothing in them to go to. */
      if (!self->thumbnails && before != NULL && gtk_widget_get_prev_sibling (GTK_WIDGET (sight->page)) != before)
        gtk_widget_insert_after (GTK_WIDGET (sight->page), GTK_WIDGET (self), before);
      before = GTK_WIDGET (sight->page);
    }
}

static void
allocate_sight (JalonsReaderPages *self,
                unsigned page,
                JalonsReaderSight *sight)
{
  GdkRectangle place = jalons_reader_pages_get_place (self, page);
  int unused;

  place.y -= jalons_reader_pages_get_scrolled (self);
  place.x -= (int) floor (gtk_adjustment_get_value (self->scrolling.across));
  gtk_widget_measure (GTK_WIDGET (sight->page), GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (sight->page), &place, -1);
  if (sight->caption == NULL)
    return;
  gtk_widget_measure (sight->caption, GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
  place.x -= MAX (0, unused - place.width) / 2;
  place.y += place.height + 2;
  place.width = MAX (place.width, unused);
  place.height = JALONS_READER_CAPTION;
  gtk_widget_size_allocate (sight->caption, &place, -1);
}

/* Makes widgets for what is in sight and lets the others go. Never while sizes are given: it asks for sizes. */
void
jalons_reader_pages_sync (JalonsReaderPages *self)
{
  unsigned first, last;
  GHashTableIter iter;
  gpointer sight;

  if (self->layout == NULL || self->width == 0)
    return;
  jalons_reader_pages_find_sight (self, self->height, &first, &last);
  jalons_reader_pictures_want (self->pictures, first, last, self->thumbnails ? 3 : 1,
                               jalons_reader_pages_get_picture_scale (self));
  drop_sights (self, first, last);
  order_sights (self, first, last);
  g_hash_table_iter_init (&iter, self->sights);
  while (g_hash_table_iter_next (&iter, NULL, &sight))
    update_picture (self, sight);
  if (self->resized)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  self->resized = FALSE;
}

static gboolean
sync_now (gpointer data)
{
  JalonsReaderPages *self = data;

  self->syncing = 0;
  jalons_reader_pages_sync (self);
  return G_SOURCE_REMOVE;
}

void
jalons_reader_pages_sync_later (JalonsReaderPages *self)
{
  if (self->syncing == 0)
    self->syncing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, sync_now, self, NULL); /* before the next frame */
}

void
jalons_reader_pages_allocate_sights (JalonsReaderPages *self)
{
  GHashTableIter iter;
  gpointer page, sight;

  g_hash_table_iter_init (&iter, self->sights);
  while (g_hash_table_iter_next (&iter, &page, &sight))
    allocate_sight (self, GPOINTER_TO_UINT (page), sight);
}
