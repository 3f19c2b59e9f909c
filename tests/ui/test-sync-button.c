/* The icon of the header in each of its states: its picture, its sentence, its button.
 * Invariant: each state comes from what really is so in a shared folder, never from setting it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"
#include "sample.h"

#include <glib/gstdio.h>

#include "ui/sharing/sharing.h"
#include "ui/sharing/sync-button.h"
#include "ui/sharing/take-back-dialog.h"

#define PROJECT "3b0a7c1e-0000-4000-8000-000000000002"

/* Mme Martin's window; M. Petit has the second folder, and the third is shared. */
typedef struct
{
  FixtureFolder folders[3];
  JalonsWorkspace *workspace;
  GtkWindow *window;
  GtkWidget *button;
  gboolean is_opened;
} Shown;

/* What it shows */

static GtkWidget *
menu_button (Shown *shown)
{
  return sample_find (shown->button, GTK_TYPE_MENU_BUTTON, NULL);
}

static GtkWidget *
popover (Shown *shown)
{
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu_button (shown))));
}

static gboolean
says (Shown *shown,
      const char *words)
{
  GtkWidget *box = gtk_popover_get_child (GTK_POPOVER (popover (shown)));

  return strstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (box))), words) != NULL;
}

/* All of what drops down is inside its frame. */
static void
assert_whole (Shown *shown)
{
  GtkWidget *box = gtk_popover_get_child (GTK_POPOVER (popover (shown))), *frame = gtk_widget_get_parent (box);
  graphene_rect_t bounds;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_compute_bounds (child, frame, &bounds))
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (frame));
}

/* The picture of what drops down, with its sentence and its button. */
static void
take_picture (Shown *shown,
              const char *name)
{
  g_autofree char *icon = g_strdup_printf ("sync-%s", name), *open = g_strdup_printf ("%s-open", icon);
  g_autofree char *file = g_strdup_printf ("%s/pictures/%s.png", g_getenv ("JALONS_BUILD_ROOT"), open);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  sample_picture (shown->window, 420, 240, icon);
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu_button (shown)));
  sample_settle ();
  assert_whole (shown);
  paintable = gtk_widget_paintable_new (popover (shown));
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (shown->window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, file));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu_button (shown)));
}

/* @deed: (nullable): what its button does; %NULL when it has none */
static void
assert_shown (Shown *shown,
              const char *name,
              const char *icon,
              const char *deed)
{
  GtkWidget *box = gtk_popover_get_child (GTK_POPOVER (popover (shown)));
  GtkWidget *button = gtk_widget_get_last_child (box);
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));
  g_autofree char *done =
    g_action_print_detailed_name (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), target);

  g_assert_cmpstr (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (menu_button (shown))), ==, icon);
  g_assert_cmpstr (gtk_widget_get_visible (button) ? done : NULL, ==, deed);
  take_picture (shown, name);
}

/* Waiting */

typedef struct
{
  Shown *shown;
  const char *words;
} Awaited;

static gboolean
is_said (gpointer data)
{
  Awaited *awaited = data;

  return says (awaited->shown, awaited->words);
}

static void
await_words (Shown *shown,
             const char *words)
{
  Awaited awaited = { shown, words };

  sample_wait (is_said, &awaited);
}

static gboolean
is_idle (gpointer data)
{
  return !jalons_syncing_get_busy (data);
}

static void
run (Shown *shown)
{
  JalonsSyncing *syncing = jalons_sharing_get_syncing (jalons_workspace_get_sharing (shown->workspace));

  sample_wait (is_idle, syncing);
  jalons_syncing_run_async (syncing, NULL, NULL, NULL);
  sample_wait (is_idle, syncing);
}

/* Opening */

static void
on_opened (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GError) error = NULL;

  jalons_workspace_open_finish (JALONS_WORKSPACE (object), result, &error);
  g_assert_no_error (error);
  ((Shown *) data)->is_opened = TRUE;
}

static gboolean
is_opened (gpointer data)
{
  return ((Shown *) data)->is_opened;
}

static void
make_space (Shown *shown)
{
  g_autofree char *school = jalons_school_make_id ("0590116F");
  Office office;
  JalonsDraft *project;

  office_open (&office);
  project = jalons_draft_new (JALONS_ENTITY_PROJECT, PROJECT);
  jalons_draft_set_text (project, JALONS_PROJECT_SCHOOL, school);
  jalons_draft_set_number (project, JALONS_PROJECT_START, 2026);
  fixture_put (office.martin.store, "Create", project);
  office_sync (&office);
  desk_close (&office.martin);
  desk_close (&office.petit);
  memcpy (shown->folders, office.folders, sizeof office.folders);
}

/* As those of the real window, so that the button is held to them. */
static void
add_actions (GtkWindow *window)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const GActionEntry entries[] = { { "sync" }, { "share" }, { "show-view", NULL, "s" } };

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (group));
}

static void
open_window (Shown *shown)
{
  GtkWidget *header = adw_header_bar_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  shown->workspace = jalons_workspace_new (jalons_day_new (2026, 11, 21));
  jalons_workspace_open_async (shown->workspace, shown->folders[0], on_opened, shown);
  sample_wait (is_opened, shown);
  shown->window = GTK_WINDOW (adw_window_new ());
  add_actions (shown->window);
  shown->button = g_object_new (JALONS_TYPE_SYNC_BUTTON, NULL);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), shown->button);
  gtk_box_append (GTK_BOX (box), header);
  adw_window_set_content (ADW_WINDOW (shown->window), box);
  jalons_sync_button_set_workspace (JALONS_SYNC_BUTTON (shown->button), shown->workspace);
  gtk_window_present (shown->window);
}

static void
shown_open (Shown *shown)
{
  *shown = (Shown){ 0 };
  make_space (shown);
  open_window (shown);
  await_words (shown, "Up to date");
}

static void
shown_close (Shown *shown)
{
  gtk_window_destroy (shown->window);
  jalons_workspace_close (shown->workspace);
  sample_settle ();
  g_object_unref (shown->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (shown->folders); i++)
    fixture_remove_folder (shown->folders[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, shown_close)

static void
rename_project (Shown *shown,
                const char *title)
{
  JalonsRecord *record =
    jalons_dataset_lookup (jalons_workspace_get_dataset (shown->workspace), JALONS_ENTITY_PROJECT, PROJECT);
  GPtrArray *drafts = g_ptr_array_new ();
  JalonsDraft *draft = jalons_draft_edit (record);

  jalons_draft_set_text (draft, JALONS_PROJECT_TITLE, title);
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (shown->workspace, "Rename", drafts);
}

/* The states */

static void
test_rest (void)
{
  g_auto (Shown) shown;

  shown_open (&shown);
  assert_shown (&shown, "rest", "emblem-ok-symbolic", "win.sync");
}

static void
test_pending (void)
{
  g_auto (Shown) shown;

  shown_open (&shown);
  rename_project (&shown, "Projet");
  await_words (&shown, "1 change is waiting to be sent");
  assert_shown (&shown, "pending", "emblem-synchronizing-symbolic", "win.sync");
}

static void
test_offline (void)
{
  g_auto (Shown) shown;
  g_autofree char *away = NULL;

  shown_open (&shown);
  away = g_strconcat (shown.folders[2], "-away", NULL);
  g_assert_cmpint (g_rename (shown.folders[2], away), ==, 0);
  run (&shown);
  await_words (&shown, "Everything is kept on this computer");
  assert_shown (&shown, "offline", "network-offline-symbolic", "win.sync");
  g_assert_cmpint (g_rename (away, shown.folders[2]), ==, 0);
  run (&shown);
  await_words (&shown, "Up to date");
}

static void
remove_space_file (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_prefix (name, "space-"))
      {
        g_autofree char *file = g_build_filename (folder, name, NULL);

        g_assert_cmpint (g_unlink (file), ==, 0);
      }
}

/* The space file is looked at in one sync of four. */
static void
test_hindered (void)
{
  g_auto (Shown) shown;

  shown_open (&shown);
  remove_space_file (shown.folders[2]);
  for (int i = 0; i < 4; i++)
    run (&shown);
  await_words (&shown, "The shared space is not in its folder");
  assert_shown (&shown, "attention-folder", "dialog-warning-symbolic", "win.share");
}

static void
write_at_once (Shown *shown)
{
  Desk petit;

  desk_open (&petit, shown->folders[1], "M. Petit");
  desk_set_text (&petit, JALONS_ENTITY_PROJECT, PROJECT, JALONS_PROJECT_TITLE, "Le sien");
  rename_project (shown, "Le mien");
  await_words (shown, "1 change is waiting to be sent");
  run (shown);
  desk_run (&petit);
  desk_close (&petit);
  run (shown);
}

static gboolean
has_no_conflict (gpointer sharing)
{
  return jalons_sharing_list_conflicts (sharing)->len == 0;
}

/* What nothing here can mend has no button; what two people wrote at once keeps its own meanwhile. */
static void
test_newer (void)
{
  g_auto (Shown) shown;
  JalonsSharing *sharing;
  g_autofree char *file = NULL;

  shown_open (&shown);
  write_at_once (&shown);
  await_words (&shown, "1 value was written by two people at once");
  file = desk_put_newer_file (shown.folders[2], "\"fmt\":1,\"k\":1,\"min\":2");
  run (&shown);
  await_words (&shown, "a newer Jalons");
  assert_shown (&shown, "attention-newer-conflict", "dialog-warning-symbolic", "win.show-view::check");

  sharing = jalons_workspace_get_sharing (shown.workspace);
  jalons_sharing_settle (sharing, jalons_sharing_list_conflicts (sharing)->pdata[0], "Le mien");
  sample_wait (has_no_conflict, sharing);
  g_assert_true (says (&shown, "a newer Jalons"));
  assert_shown (&shown, "attention-newer", "dialog-warning-symbolic", NULL);
}

/* Whatever the folder says, what two people wrote at once waits for one of them; and when it is settled nothing does. */
static void
test_conflict (void)
{
  g_auto (Shown) shown;
  JalonsSharing *sharing;
  g_autofree char *away = NULL;

  shown_open (&shown);
  write_at_once (&shown);
  await_words (&shown, "1 value was written by two people at once");
  assert_shown (&shown, "attention-conflict", "dialog-warning-symbolic", "win.show-view::check");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (menu_button (&shown)), "Up to date"));

  away = g_strconcat (shown.folders[2], "-away", NULL);
  g_assert_cmpint (g_rename (shown.folders[2], away), ==, 0);
  run (&shown);
  assert_shown (&shown, "attention-conflict-offline", "dialog-warning-symbolic", "win.show-view::check");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (menu_button (&shown)), "cannot be reached"));
  g_assert_cmpint (g_rename (away, shown.folders[2]), ==, 0);

  sharing = jalons_workspace_get_sharing (shown.workspace);
  jalons_sharing_settle (sharing, jalons_sharing_list_conflicts (sharing)->pdata[0], "Le mien");
  await_words (&shown, "cannot be reached");
  run (&shown);
  await_words (&shown, "Up to date");
}

/* Who writes a third value has chosen too. */
static void
test_third_value (void)
{
  g_auto (Shown) shown;

  shown_open (&shown);
  write_at_once (&shown);
  await_words (&shown, "1 value was written by two people at once");
  rename_project (&shown, "Le nôtre");
  await_words (&shown, "1 change is waiting to be sent");
  run (&shown);
  await_words (&shown, "Up to date");
}

/* Taking back what a colleague changed: said first, then done, then undone at once */

static gboolean
is_previewed (gpointer dialog)
{
  return sample_find (dialog, ADW_TYPE_ACTION_ROW, "Project · Projet") != NULL;
}

static const char *
title_of (Shown *shown)
{
  return jalons_record_get_text (
    jalons_dataset_lookup (jalons_workspace_get_dataset (shown->workspace), JALONS_ENTITY_PROJECT, PROJECT),
    JALONS_PROJECT_TITLE);
}

static gboolean
is_put_back (gpointer shown)
{
  return g_str_equal (title_of (shown), "");
}

static gboolean
is_undone (gpointer shown)
{
  return g_str_equal (title_of (shown), "Projet");
}

static void
test_take_back (void)
{
  g_auto (Shown) shown;
  Desk petit;
  GtkWindow *dialog;

  shown_open (&shown);
  desk_open (&petit, shown.folders[1], "M. Petit");
  desk_set_text (&petit, JALONS_ENTITY_PROJECT, PROJECT, JALONS_PROJECT_TITLE, "Projet");
  desk_run (&petit);
  desk_close (&petit);
  run (&shown);
  sample_wait (is_undone, &shown);
  /* Whatever day it really is. */
  jalons_workspace_set_today (shown.workspace, jalons_day_new (2020, 1, 1));
  dialog = jalons_take_back_dialog_new (shown.workspace, "M. Petit");
  gtk_window_present (dialog);
  sample_wait (is_previewed, dialog);
  sample_picture (dialog, 600, 520, "take-back");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "take-back.accept", NULL));
  sample_wait (is_put_back, &shown);
  jalons_workspace_undo (shown.workspace);
  sample_wait (is_undone, &shown);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/sync-button/rest", test_rest);
  g_test_add_func ("/sync-button/pending", test_pending);
  g_test_add_func ("/sync-button/offline", test_offline);
  g_test_add_func ("/sync-button/attention/folder", test_hindered);
  g_test_add_func ("/sync-button/attention/conflict", test_conflict);
  g_test_add_func ("/sync-button/attention/third-value", test_third_value);
  g_test_add_func ("/sync-button/attention/newer", test_newer);
  g_test_add_func ("/sync-button/take-back", test_take_back);
  return g_test_run ();
}
