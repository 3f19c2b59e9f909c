/* Asking for the pictures of pages, and letting go of those that have left.
 * Invariant: a request whose page is no longer wanted, or no longer at that size, is cancelled before the next is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-pictures.h"

#include <math.h>

/* What is about to be seen waits for what is seen. */
#define AROUND_PRIORITY 10

typedef struct
{
  GdkTexture *texture;
  double scale;       /* of texture */
  double asked_scale; /* of the request under way */
  GCancellable *asking;
  char *trouble;
} Slot;

struct _JalonsReaderPictures
{
  JalonsPdf *pdf;
  int priority;
  JalonsReaderPicturesChanged changed;
  gpointer data;
  GHashTable *slots; /* number of a page → Slot */
};

typedef struct
{
  JalonsReaderPictures *pictures;
  GCancellable *asking; /* once cancelled, pictures may be gone */
  unsigned page;
  double scale;
} Asked;

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  if (slot->asking != NULL)
    g_cancellable_cancel (slot->asking);
  g_clear_object (&slot->asking);
  g_clear_object (&slot->texture);
  g_free (slot->trouble);
  g_free (slot);
}

/**
 * jalons_reader_pictures_new:
 * @priority: of what is asked of @pdf
 * @changed: is told of each page of which there is something new to be seen
 *
 * Returns: (transfer full): no picture yet
 */
JalonsReaderPictures *
jalons_reader_pictures_new (JalonsPdf *pdf,
                            int priority,
                            JalonsReaderPicturesChanged changed,
                            gpointer data)
{
  JalonsReaderPictures *self = g_new0 (JalonsReaderPictures, 1);

  self->pdf = g_object_ref (pdf);
  self->priority = priority;
  self->changed = changed;
  self->data = data;
  self->slots = g_hash_table_new_full (NULL, NULL, NULL, slot_free);
  return self;
}

void
jalons_reader_pictures_free (JalonsReaderPictures *self)
{
  g_hash_table_unref (self->slots);
  g_object_unref (self->pdf);
  g_free (self);
}

static void
free_pixels (gpointer pixels)
{
  g_bytes_unref (pixels);
}

/* The same pixels twice, in the same memory: GTK's cairo renderer would copy those of a texture for every frame. */
static GdkTexture *
make_texture (JalonsPdfPicture *picture)
{
  static const cairo_user_data_key_t key;
  GdkTexture *texture = gdk_memory_texture_new (picture->width, picture->height, GDK_MEMORY_DEFAULT, picture->pixels,
                                                (gsize) picture->stride);
  cairo_surface_t *surface =
    cairo_image_surface_create_for_data ((guchar *) g_bytes_get_data (picture->pixels, NULL), CAIRO_FORMAT_RGB24,
                                         picture->width, picture->height, picture->stride);

  cairo_surface_set_user_data (surface, &key, g_bytes_ref (picture->pixels), free_pixels);
  g_object_set_data_full (G_OBJECT (texture), JALONS_READER_SURFACE, surface, (GDestroyNotify) cairo_surface_destroy);
  return texture;
}

static void
on_rendered (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsPdfPicture) picture = jalons_pdf_render_finish (result, &error);
  Slot *slot;

  if (!g_cancellable_is_cancelled (asked->asking))
    {
      slot = g_hash_table_lookup (asked->pictures->slots, GUINT_TO_POINTER (asked->page));
      g_clear_object (&slot->asking);
      if (picture != NULL)
        {
          g_clear_object (&slot->texture);
          slot->texture = make_texture (picture);
          slot->scale = asked->scale;
        }
      else
        slot->trouble = g_strdup (error->message);
      asked->pictures->changed (asked->page, asked->pictures->data);
    }
  g_object_unref (asked->asking);
  g_free (asked);
}

static void
ask (JalonsReaderPictures *self,
     unsigned page,
     Slot *slot,
     double scale,
     int priority)
{
  Asked *asked = g_new0 (Asked, 1);

  if (slot->asking != NULL)
    g_cancellable_cancel (slot->asking);
  g_clear_object (&slot->asking);
  slot->asking = g_cancellable_new ();
  slot->asked_scale = scale;
  asked->pictures = self;
  asked->asking = g_object_ref (slot->asking);
  asked->page = page;
  asked->scale = scale;
  jalons_pdf_render_async (self->pdf, page, scale, priority, slot->asking, on_rendered, asked);
}

static void
want_page (JalonsReaderPictures *self,
           unsigned page,
           double scale,
           int priority)
{
  Slot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (page));

  if (slot == NULL)
    {
      slot = g_new0 (Slot, 1);
      g_hash_table_insert (self->slots, GUINT_TO_POINTER (page), slot);
    }
  if (slot->trouble != NULL || (slot->texture != NULL && fabs (slot->scale - scale) < 1e-6) ||
      (slot->asking != NULL && fabs (slot->asked_scale - scale) < 1e-6))
    return;
  ask (self, page, slot, scale, priority);
}

/**
 * jalons_reader_pictures_want:
 * @first: the first page in sight
 * @last: the last page in sight
 * @around: how many pages before and after may soon be
 * @scale: pixels of the screen for a point
 *
 * Asks for the pictures that are missing, those in sight first, and forgets all others. Nothing is called back from within.
 */
void
jalons_reader_pictures_want (JalonsReaderPictures *self,
                             unsigned first,
                             unsigned last,
                             unsigned around,
                             double scale)
{
  unsigned n_pages = jalons_pdf_get_n_pages (self->pdf);
  unsigned from = first - MIN (first, around), to = MIN (n_pages - 1, last + around);
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    if (GPOINTER_TO_UINT (page) < from || GPOINTER_TO_UINT (page) > to)
      g_hash_table_iter_remove (&iter);
  for (unsigned i = first; i <= last; i++)
    want_page (self, i, scale, self->priority);
  for (unsigned i = last + 1; i <= to; i++)
    want_page (self, i, scale, self->priority + AROUND_PRIORITY);
  for (unsigned i = from; i < first; i++)
    want_page (self, i, scale, self->priority + AROUND_PRIORITY);
}

/**
 * jalons_reader_pictures_get:
 * @scale: (out): pixels for a point in the picture
 *
 * Returns: (nullable): the picture of a page, perhaps still at another scale than was asked for
 */
GdkTexture *
jalons_reader_pictures_get (JalonsReaderPictures *self,
                            unsigned page,
                            double *scale)
{
  const Slot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (page));

  *scale = slot != NULL ? slot->scale : 0;
  return slot != NULL ? slot->texture : NULL;
}

/**
 * jalons_reader_pictures_get_trouble:
 *
 * Returns: (nullable): why there is no picture of a page, in a sentence
 */
const char *
jalons_reader_pictures_get_trouble (JalonsReaderPictures *self,
                                    unsigned page)
{
  const Slot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (page));

  return slot != NULL ? slot->trouble : NULL;
}

/**
 * jalons_reader_pictures_forget:
 *
 * Forgets everything, what went wrong too: all is asked again.
 */
void
jalons_reader_pictures_forget (JalonsReaderPictures *self)
{
  g_hash_table_remove_all (self->slots);
}
