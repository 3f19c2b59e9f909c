/* The logo of a school: pictures that are taken, pictures that are refused with a sentence, the row in the settings.
 * Invariant: every picture is made here; what is taken is read back from the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "store/files.h"
#include "store/logos.h"
#include "ui/preferences/logo-read.h"
#include "ui/preferences/logo-row.h"
#include "ui/preferences/preferences.h"

static GBytes *
make_picture (int width,
              int height,
              const char *kind)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, g_str_equal (kind, "png"), 8, width, height);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  gdk_pixbuf_fill (picture, 0x2060a0ff);
  gdk_pixbuf_save_to_buffer (picture, &bytes, &size, kind, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, size);
}

static GBytes *
cut (GBytes *bytes,
     gsize size)
{
  g_autoptr (GBytes) whole = bytes;

  return g_bytes_new_from_bytes (whole, 0, MIN (size, g_bytes_get_size (whole)));
}

/* A picture with @n more bytes after it. */
static GBytes *
stuff (GBytes *bytes,
       gsize n)
{
  g_autoptr (GBytes) whole = bytes;
  GByteArray *all = g_byte_array_new ();
  gsize start;

  g_byte_array_append (all, g_bytes_get_data (whole, NULL), (guint) g_bytes_get_size (whole));
  start = all->len;
  g_byte_array_set_size (all, (guint) (start + n));
  memset (all->data + start, 0, n);
  return g_byte_array_free_to_bytes (all);
}

static guint32
crc_of (const guchar *bytes,
        gsize size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc & 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
    }
  return crc ^ 0xffffffff;
}

static void
put_number (guchar *bytes,
            guint32 number)
{
  for (int i = 0; i < 4; i++)
    bytes[i] = (guchar) (number >> (24 - 8 * i));
}

/* A small file whose head, rightly summed, promises 30,000 × 30,000 pixels. */
static GBytes *
make_bomb (void)
{
  g_autoptr (GBytes) small = make_picture (8, 8, "png");
  gsize size;
  guchar *bytes = g_bytes_unref_to_data (g_steal_pointer (&small), &size);

  put_number (bytes + 16, 30000);
  put_number (bytes + 20, 30000);
  put_number (bytes + 29, crc_of (bytes + 12, 17));
  return g_bytes_new_take (bytes, size);
}

static GFile *
put_file (const char *folder,
          const char *name,
          GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
check_taken (const char *folder,
             GBytes *bytes,
             int width,
             int height)
{
  g_autoptr (GBytes) whole = bytes;
  g_autoptr (GFile) file = put_file (folder, "taken.bin", whole);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = jalons_logo_read (file, &error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GdkPixbuf) picture = NULL;

  g_assert_no_error (error);
  stream = g_memory_input_stream_new_from_bytes (png);
  picture = gdk_pixbuf_new_from_stream (stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), ==, height);
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\211PNG", 4);
}

static void
test_taken (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jalons-logo-XXXXXX", NULL);

  check_taken (folder, make_picture (120, 30, "png"), 120, 30);
  check_taken (folder, make_picture (120, 30, "jpeg"), 120, 30);
  check_taken (folder, make_picture (1200, 300, "png"), 600, 150);
  check_taken (folder, make_picture (300, 1200, "jpeg"), 150, 600);
  check_taken (folder, make_picture (4096, 2, "png"), 600, 1);
  check_taken (folder, make_picture (1, 1, "png"), 1, 1);
}

static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jalons-logo-XXXXXX", NULL);
  const struct
  {
    const char *name;
    GBytes *bytes;
    JalonsError code;
    const char *says;
  } cases[] = {
    { "empty.png", g_bytes_new_static ("", 0), JALONS_ERROR_KIND, "neither a PNG nor a JPEG" },
    { "text.png", g_bytes_new_static ("Collège", 8), JALONS_ERROR_KIND, "neither a PNG nor a JPEG" },
    { "svg.png", g_bytes_new_static ("<svg xmlns='http://www.w3.org/2000/svg'/>", 41), JALONS_ERROR_KIND, "neither" },
    { "gif.jpg", g_bytes_new_static ("GIF89a\1\0\1\0\0\0\0;", 14), JALONS_ERROR_KIND, "neither" },
    { "signature.png", g_bytes_new_static ("\211PNG\r\n\032\n\0\0\0\0", 12), JALONS_ERROR_DAMAGED, "damaged" },
    { "half.png", cut (make_picture (400, 400, "png"), 200), JALONS_ERROR_DAMAGED, "damaged" },
    { "half.jpg", cut (make_picture (400, 400, "jpeg"), 100), JALONS_ERROR_DAMAGED, "damaged" },
    { "wide.png", make_picture (5000, 4, "png"), JALONS_ERROR_LIMIT, "5000 × 4 pixels" },
    { "high.jpg", make_picture (4, 5000, "jpeg"), JALONS_ERROR_LIMIT, "4 × 5000 pixels" },
    { "bomb.png", make_bomb (), JALONS_ERROR_LIMIT, "30000 × 30000 pixels" },
    { "heavy.png", stuff (make_picture (8, 8, "png"), JALONS_LOGO_MAX_BYTES), JALONS_ERROR_LIMIT, "larger than 5 MB" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = put_file (folder, cases[i].name, cases[i].bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) png = jalons_logo_read (file, &error);

      g_test_message ("%s: %s", cases[i].name, error != NULL ? error->message : "taken");
      g_assert_null (png);
      g_assert_error (error, JALONS_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].name));
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_bytes_unref (cases[i].bytes);
    }
  {
    g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/logo.png");
    g_autoptr (GError) error = NULL;

    g_assert_null (jalons_logo_read (nowhere, &error));
    g_assert_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS);
  }
}

static gboolean
has_logo (gpointer data)
{
  return *jalons_school_logo (jalons_workspace_get_school (data)) != '\0';
}

static gboolean
has_no_logo (gpointer data)
{
  return !has_logo (data);
}

static void
test_row (void)
{
  Sample *sample = sample_open (TRUE);
  JalonsWorkspace *workspace = sample->workspace;
  GtkWindow *window = jalons_preferences_new (workspace);
  GtkWidget *row = sample_find (GTK_WIDGET (window), JALONS_TYPE_LOGO_ROW, NULL);
  g_autoptr (GBytes) bytes = make_picture (300, 100, "png");
  g_autoptr (GFile) file = put_file (sample->folder, "logo.png", bytes);
  g_autoptr (GHashTable) logos = NULL;

  g_assert_nonnull (row);
  jalons_logo_row_choose (JALONS_LOGO_ROW (row), file);
  sample_wait (has_logo, workspace);
  sample_picture (window, 0, 0, "preferences-logo");
  logos = jalons_logos_load (jalons_store_get_directory (jalons_workspace_get_store (workspace)),
                             jalons_workspace_get_dataset (workspace));
  g_assert_cmpint (g_hash_table_size (logos), ==, 1);
  jalons_workspace_undo (workspace);
  sample_wait (has_no_logo, workspace);
  jalons_workspace_redo (workspace);
  sample_wait (has_logo, workspace);
  gtk_widget_activate_action (row, "logo.remove", NULL);
  sample_wait (has_no_logo, workspace);
  gtk_window_destroy (window);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/logo/taken", test_taken);
  g_test_add_func ("/ui/logo/refused", test_refused);
  g_test_add_func ("/ui/logo/row", test_row);
  return g_test_run ();
}
