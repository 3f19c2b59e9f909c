/* Decodes a PNG or a JPEG piece by piece, and stops as soon as its head says that it is too large.
 * Invariant: the loader is chosen by the first bytes of the file, so that only two of gdk-pixbuf's are ever run.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/preferences/logo-read.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"

#define PIECE 16384

typedef struct
{
  int width, height; /* as the head of the picture says, 0 until it was read */
} Size;

static gboolean
is_too_large (const Size *size)
{
  return size->width > JALONS_LOGO_MAX_SIDE || size->height > JALONS_LOGO_MAX_SIDE;
}

static void
on_size (GdkPixbufLoader *loader,
         int width,
         int height,
         Size *size)
{
  *size = (Size){ width, height };
  /* Whatever the loader still does, it does not make room for a huge picture. */
  if (is_too_large (size))
    gdk_pixbuf_loader_set_size (loader, 1, 1);
}

/* "png", "jpeg", or NULL */
static const char *
tell_kind (const guchar *bytes,
           gsize size)
{
  static const guchar png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guchar jpeg[] = { 0xff, 0xd8, 0xff };

  if (size > sizeof png && memcmp (bytes, png, sizeof png) == 0)
    return "png";
  return size > sizeof jpeg && memcmp (bytes, jpeg, sizeof jpeg) == 0 ? "jpeg" : NULL;
}

/* gdk-pixbuf takes a picture of which the end is missing for a whole one: its end is looked for. */
static gboolean
has_end (GBytes *file,
         const char *kind)
{
  gsize size;
  const char *bytes = g_bytes_get_data (file, &size);
  gboolean png = g_str_equal (kind, "png");
  const char *end = png ? "IEND\256B`\202" : "\377\331";
  gsize length = strlen (end);

  for (gsize i = size; i >= length; i--)
    if (memcmp (bytes + i - length, end, length) == 0)
      return TRUE;
  return FALSE;
}

static GBytes *
read_file (GFile *file,
           const char *name,
           GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &why);
  /* One byte more than may be tells that there are more, whatever the system says of the size. */
  g_autoptr (GBytes) start =
    stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), 1, NULL, &why) : NULL;
  g_autoptr (GByteArray) all = g_byte_array_new ();

  while (start != NULL && g_bytes_get_size (start) > 0 && all->len <= JALONS_LOGO_MAX_BYTES)
    {
      g_byte_array_append (all, g_bytes_get_data (start, NULL), (guint) g_bytes_get_size (start));
      g_bytes_unref (start);
      start = g_input_stream_read_bytes (G_INPUT_STREAM (stream), PIECE, NULL, &why);
    }
  if (start == NULL)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%1$s” cannot be read: %2$s."), name, why->message);
  else if (all->len > JALONS_LOGO_MAX_BYTES)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT, _ ("“%s” is larger than 5 MB: choose a smaller picture."), name);
  else
    return g_byte_array_free_to_bytes (g_steal_pointer (&all));
  return NULL;
}

/* Returns: (transfer full) (nullable): the picture */
static GdkPixbuf *
decode (GBytes *file,
        const char *kind,
        Size *size,
        GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (kind, error);
  gsize left;
  const guchar *bytes = g_bytes_get_data (file, &left);
  gboolean good = loader != NULL;
  GdkPixbuf *picture;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size), size);
  for (gsize piece; good && left > 0 && !is_too_large (size); bytes += piece, left -= piece)
    {
      piece = MIN (left, PIECE);
      good = gdk_pixbuf_loader_write (loader, bytes, piece, error);
    }
  /* It must be closed in any case; what it says after a first fault, or after we stopped, is of no use. */
  good = gdk_pixbuf_loader_close (loader, good && left == 0 ? error : NULL) && good && left == 0;
  picture = good ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  return picture != NULL ? gdk_pixbuf_apply_embedded_orientation (picture) : NULL;
}

/* Returns: (transfer full): the picture, no larger than it is printed */
static GdkPixbuf *
shrink (GdkPixbuf *picture)
{
  int width = gdk_pixbuf_get_width (picture), height = gdk_pixbuf_get_height (picture), side = MAX (width, height);

  if (side <= JALONS_LOGO_SIDE)
    return g_object_ref (picture);
  return gdk_pixbuf_scale_simple (picture, MAX (width * JALONS_LOGO_SIDE / side, 1),
                                  MAX (height * JALONS_LOGO_SIDE / side, 1), GDK_INTERP_HYPER);
}

static GBytes *
encode (GdkPixbuf *picture,
        GError **error)
{
  g_autoptr (GdkPixbuf) small = shrink (picture);
  char *bytes = NULL;
  gsize size = 0;

  if (!gdk_pixbuf_save_to_buffer (small, &bytes, &size, "png", error, NULL))
    return NULL;
  return g_bytes_new_take (bytes, size);
}

/**
 * jalons_logo_read:
 * @file: what was chosen
 *
 * Takes some tens of milliseconds: for a worker thread.
 *
 * Returns: (transfer full): a PNG of %JALONS_LOGO_SIDE pixels at most on each side; %NULL with %JALONS_ERROR_KIND (no PNG
 *   and no JPEG), %JALONS_ERROR_LIMIT (too large), %JALONS_ERROR_DAMAGED or %JALONS_ERROR_ACCESS
 */
GBytes *
jalons_logo_read (GFile *file,
                  GError **error)
{
  g_autofree char *base = g_file_get_basename (file), *name = base != NULL ? g_filename_display_name (base) : NULL;
  g_autoptr (GBytes) bytes = read_file (file, name, error);
  const char *kind = bytes != NULL ? tell_kind (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autoptr (GError) why = NULL;
  Size size = { 0 };

  if (bytes == NULL)
    return NULL;
  if (kind == NULL)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_KIND, _ ("“%s” is neither a PNG nor a JPEG picture: choose one."), name);
      return NULL;
    }
  picture = decode (bytes, kind, &size, &why);
  if (is_too_large (&size))
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                 _ ("“%1$s” has %2$d × %3$d pixels: choose a picture of at most %4$d on each side."), name, size.width,
                 size.height, JALONS_LOGO_MAX_SIDE);
  else if (picture == NULL || !has_end (bytes, kind))
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_DAMAGED, _ ("“%s” is damaged: choose another picture."), name);
  else
    return encode (picture, error);
  return NULL;
}

static void
read_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *png = jalons_logo_read (source, &error);

  if (png != NULL)
    g_task_return_pointer (task, png, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * jalons_logo_read_async:
 * @file: what was chosen
 *
 * As jalons_logo_read(), in a thread.
 */
void
jalons_logo_read_async (GFile *file,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_run_in_thread (task, read_in_thread);
}

/**
 * jalons_logo_read_finish:
 *
 * Returns: as jalons_logo_read()
 */
GBytes *
jalons_logo_read_finish (GAsyncResult *result,
                         GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
