/* A workspace on a folder of its own with a small collège in it.
 * Invariant: the school does not exist, but its UAI is valid; every date is of 2026-2027.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "exchange/json.h"
#include "resources/jalons-resources.h"
#include "ui/ui-resources.h"

#define PATIENCE 10 /* seconds; JALONS_TEST_PATIENCE multiplies them */

static void
add_style (const char *resource)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, resource);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
sample_init (int *argc,
             char ***argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("JALONS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (argc, argv, NULL);
  adw_init ();
  if (g_getenv ("JALONS_DARK") != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  if (g_getenv ("JALONS_LARGE_TEXT") != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 144 * 1024, NULL);
  g_resources_register (jalons_ui_get_resource ());
  g_resources_register (jalons_icons_get_resource ());
  add_style ("/org/jalons/Jalons/style.css");
  if (g_getenv ("JALONS_DARK") != NULL)
    add_style ("/org/jalons/Jalons/style-dark.css");
}

static unsigned
get_patience (void)
{
  const char *factor = g_getenv ("JALONS_TEST_PATIENCE");

  return PATIENCE * (factor != NULL ? (unsigned) MAX (atoi (factor), 1) : 1);
}

static gboolean
on_late (gpointer data)
{
  g_error ("%u seconds have gone and what was waited for has not come", get_patience ());
  return G_SOURCE_REMOVE;
}

void
sample_wait (SampleCondition condition,
             gpointer data)
{
  guint late = g_timeout_add_seconds (get_patience (), on_late, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

static gboolean
on_pause (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Lets what is idle be done, and a few frames be drawn. */
void
sample_settle (void)
{
  gboolean over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, 300, on_pause, &over, NULL);
  sample_wait (is_true, &over);
}

/* The school */

static JalonsDraft *
add_draft (GPtrArray *drafts,
           JalonsEntityId entity,
           const char *id)
{
  JalonsDraft *draft = jalons_draft_new (entity, id);

  g_ptr_array_add (drafts, draft);
  return draft;
}

static void
add_division (GPtrArray *drafts,
              const char *year_id,
              const char *code,
              const char *level,
              int headcount,
              const char *teacher)
{
  g_autofree char *id = jalons_division_make_id ("0599999N", 2026, code);
  JalonsDraft *draft = add_draft (drafts, JALONS_ENTITY_DIVISION, id);
  const char *const teachers[] = { teacher, NULL };

  jalons_draft_set_text (draft, JALONS_DIVISION_YEAR, year_id);
  jalons_draft_set_text (draft, JALONS_DIVISION_CODE, code);
  jalons_draft_set_text (draft, JALONS_DIVISION_LEVEL, level);
  jalons_draft_set_number (draft, JALONS_DIVISION_HEADCOUNT, headcount);
  jalons_draft_set_list (draft, JALONS_DIVISION_LEAD_TEACHERS, teachers);
}

static void
add_activity (GPtrArray *drafts,
              const char *year_id,
              const char *code,
              const char *title,
              JalonsDay day,
              int minutes)
{
  g_autofree char *division_id = jalons_division_make_id ("0599999N", 2026, code);
  JalonsDraft *activity = add_draft (drafts, JALONS_ENTITY_ACTIVITY, NULL), *participation;
  g_autofree char *id = jalons_participation_make_id (jalons_draft_get_id (activity), division_id);

  jalons_draft_set_text (activity, JALONS_ACTIVITY_YEAR, year_id);
  jalons_draft_set_text (activity, JALONS_ACTIVITY_TITLE, title);
  jalons_draft_set_slot (activity, JALONS_ACTIVITY_SLOT, (JalonsSlot){ day, 10 * 60, (gint16) minutes });
  participation = add_draft (drafts, JALONS_ENTITY_PARTICIPATION, id);
  jalons_draft_set_text (participation, JALONS_PARTICIPATION_ACTIVITY, jalons_draft_get_id (activity));
  jalons_draft_set_text (participation, JALONS_PARTICIPATION_DIVISION, division_id);
}

static void
add_school (GPtrArray *drafts)
{
  g_autofree char *school_id = jalons_school_make_id ("0599999N"), *year_id = jalons_year_make_id ("0599999N", 2026);
  JalonsDraft *school = add_draft (drafts, JALONS_ENTITY_SCHOOL, school_id);
  JalonsDraft *year = add_draft (drafts, JALONS_ENTITY_YEAR, year_id);

  jalons_draft_set_text (school, JALONS_SCHOOL_UAI, "0599999N");
  jalons_draft_set_text (school, JALONS_SCHOOL_NAME, "Collège des Tilleuls & Cie");
  jalons_draft_set_text (school, JALONS_SCHOOL_TOWN, "Exemple-sur-Lys");
  jalons_draft_set_text (school, JALONS_SCHOOL_ACADEMY, "Lille");
  jalons_draft_set_text (year, JALONS_YEAR_SCHOOL, school_id);
  jalons_draft_set_number (year, JALONS_YEAR_START, 2026);
  jalons_draft_set_text (year, JALONS_YEAR_ZONE, "B");
  jalons_draft_set_text (year, JALONS_YEAR_REFERENCE_SET, "2020");
  add_division (drafts, year_id, "4A", "4e", 26, "Mme Martin");
  add_division (drafts, year_id, "4B", "4e", 27, "M. Petit");
  add_division (drafts, year_id, "3A", "3e", 26, "Mme Durand");
  add_division (drafts, year_id, "3B", "3e", 25, "M. Lefebvre");
  add_division (drafts, year_id, "3 SEGPA", "3e-segpa", 14, "Mme Moreau");
  add_activity (drafts, year_id, "3A", "Forum des métiers", jalons_day_new (2026, 12, 1), 180);
  add_activity (drafts, year_id, "3A", "Découverte d’Orientibus", jalons_day_new (2026, 11, 24), 60);
}

static void
on_opened (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GError) error = NULL;

  jalons_workspace_open_finish (JALONS_WORKSPACE (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
has_year (gpointer data)
{
  return jalons_workspace_get_year (data) != NULL;
}

Sample *
sample_open (gboolean filled)
{
  Sample *sample = g_new0 (Sample, 1);
  gboolean opened = FALSE;

  sample->folder = g_dir_make_tmp ("jalons-ui-XXXXXX", NULL);
  sample->workspace = jalons_workspace_new (jalons_day_new (2026, 11, 21));
  jalons_workspace_open_async (sample->workspace, sample->folder, on_opened, &opened);
  sample_wait (is_true, &opened);
  if (filled)
    {
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);

      add_school (drafts);
      jalons_workspace_write (sample->workspace, "Fill", drafts);
      sample_wait (has_year, sample->workspace);
    }
  return sample;
}

/**
 * sample_fill:
 * @workspace: open and empty
 * @fixture: a file of our own format below tests/fixtures
 *
 * Writes what is in the file, and waits for it.
 */
void
sample_fill (JalonsWorkspace *workspace,
             const char *fixture)
{
  g_autofree char *path = g_build_filename (g_getenv ("JALONS_SOURCE_ROOT"), "tests", "fixtures", fixture, NULL);
  g_autofree char *contents = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JalonsImport) import = NULL;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (contents, length);
  import = jalons_json_import (bytes, jalons_workspace_get_dataset (workspace), &error);
  g_assert_no_error (error);
  jalons_workspace_write (workspace, "Fill", jalons_import_get_drafts (import));
  sample_wait (has_year, workspace);
}

/**
 * sample_open_file:
 * @fixture: as of sample_fill()
 *
 * Returns: a workspace that has what is in the file
 */
Sample *
sample_open_file (const char *fixture)
{
  Sample *sample = sample_open (FALSE);

  sample_fill (sample->workspace, fixture);
  return sample;
}

static JalonsDay
read_today (void)
{
  return jalons_day_new (2026, 11, 21);
}

/**
 * sample_open_window:
 * @folder: of the data
 *
 * Returns: (transfer none): the window of the program, presented in that size
 */
JalonsWindow *
sample_open_window (const char *folder,
                    int width,
                    int height)
{
  /* One for all windows: a bus takes no second of its path. */
  static JalonsApplication *application;
  g_autoptr (GError) error = NULL;
  JalonsWindow *window;

  if (application == NULL)
    application = g_object_new (JALONS_TYPE_APPLICATION, "application-id", "org.jalons.Test", "resource-base-path",
                                "/org/jalons/Jalons", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  window = jalons_window_new (application, folder, read_today);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/**
 * sample_remove:
 *
 * Removes a folder with all that is in it.
 */
void
sample_remove (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      sample_remove (child);
    }
  g_remove (path);
}

void
sample_close (Sample *sample)
{
  jalons_workspace_close (sample->workspace);
  sample_settle ();
  g_object_unref (sample->workspace);
  sample_remove (sample->folder);
  g_free (sample->folder);
  g_free (sample);
}

/* Windows */

static gboolean
is_drawn (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

/* What the window shows; NULL until its first frame is painted, which takes its time on a busy machine. */
static GskRenderNode *
look_at (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
is_painted (gpointer data)
{
  g_autoptr (GskRenderNode) node = look_at (data);

  return node != NULL;
}

/**
 * sample_picture:
 * @name: of the picture, without ".png"; it is left in build/pictures
 *
 * Shows @window, in that size, and takes its picture; 0 leaves it its own size.
 */
void
sample_picture (GtkWindow *window,
                int width,
                int height,
                const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("JALONS_BUILD_ROOT"), "pictures", NULL);
  g_autofree char *file = g_strdup_printf ("%s/%s.png", folder, name);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GskRenderNode) node = NULL;

  if (width > 0)
    gtk_window_set_default_size (window, width, height);
  gtk_window_present (window);
  sample_wait (is_drawn, window);
  sample_settle ();
  sample_wait (is_painted, window);
  node = look_at (GTK_WIDGET (window));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_mkdir_with_parents (folder, 0755);
  g_assert_true (gdk_texture_save_to_png (texture, file));
}

static gboolean
shows (GtkWidget *widget,
       const char *text)
{
  static const char *const names[] = { "title", "label" };

  for (unsigned i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), names[i]);
      g_autofree char *shown = NULL;

      if (pspec == NULL || pspec->value_type != G_TYPE_STRING)
        continue;
      g_object_get (widget, names[i], &shown, NULL);
      if (g_strcmp0 (shown, text) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * sample_find:
 * @type: of the widget
 * @text: (nullable): its title or label
 *
 * Returns: (transfer none) (nullable): the first such widget below @widget
 */
GtkWidget *
sample_find (GtkWidget *widget,
             GType type,
             const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (text == NULL || shows (widget, text)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = sample_find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): the first window of that type that is open */
GtkWindow *
sample_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* Types into an entry row and presses Enter. */
void
sample_type (GtkWidget *row,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "entry-activated");
}
