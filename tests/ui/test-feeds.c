/* The dialog of feeds: reading an address, seeing what it would do, taking it in one gesture, refusing with a sentence.
 * Invariant: nothing but this computer is asked; before "Take" the workspace is as it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "../sync/server.h"
#include "ui/feeds/feeds-dialog.h"

/* clang-format off */
#define HEAD \
  "{\"format\": \"jalons-offers\", \"version\": 1, \"region\": \"Hauts-de-France\", \"title\": \"Actions 2026-2027\", " \
  "\"offers\": "
#define A  "{\"code\": \"a\", \"title\": \"Bus de l’orientation\", \"levels\": [\"3e\"], \"minutes\": 120, \"places\": 4}"
#define A6 \
  "{\"code\": \"a\", \"title\": \"Bus de l’orientation\", \"levels\": [\"3e\", \"4e\"], \"minutes\": 120, \"places\": 6}"
#define B \
  "{\"code\": \"b\", \"title\": \"Forum <des> métiers\", \"programme\": \"Forums & salons\", \"levels\": [\"3e\"]}"
#define C  "{\"code\": \"c\", \"title\": \"Salon\", \"axis\": \"sport\"}"
/* clang-format on */

typedef struct
{
  Sample *sample;
  Server *server;
  GtkWindow *window;
  const char *page;
} Fixture;

static const char *
page_of (Fixture *fixture)
{
  GtkWidget *stack = sample_find (GTK_WIDGET (fixture->window), GTK_TYPE_STACK, NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static gboolean
shows_page (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (page_of (fixture), fixture->page);
}

static void
wait_for (Fixture *fixture,
          const char *page)
{
  fixture->page = page;
  sample_wait (shows_page, fixture);
}

static guint
count (Fixture *fixture,
       JalonsEntityId entity)
{
  return g_list_model_get_n_items (jalons_dataset_get_list (jalons_workspace_get_dataset (fixture->sample->workspace), entity));
}

static void
look (Fixture *fixture,
      const char *path)
{
  g_autofree char *url = server_url (fixture->server, path);

  jalons_feeds_dialog_look (JALONS_FEEDS_DIALOG (fixture->window), url);
}

static void
act (Fixture *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->sample = sample_open (TRUE);
  fixture->server = server_new (NULL);
  server_publish (fixture->server, HEAD "[" A "," B "]}", "\"1\"", NULL);
  fixture->window = jalons_feeds_dialog_new (fixture->sample->workspace);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  server_free (fixture->server);
  sample_close (fixture->sample);
}

/* With nothing to refresh one types an address at once. */
static void
test_focus (Fixture *fixture,
            gconstpointer data)
{
  GtkWidget *focus, *address = sample_find (GTK_WIDGET (fixture->window), ADW_TYPE_ENTRY_ROW, _ ("Address (https://…)"));

  gtk_window_present (fixture->window);
  sample_settle ();
  focus = gtk_window_get_focus (fixture->window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, address));
}

static void
test_take (Fixture *fixture,
           gconstpointer data)
{
  sample_picture (fixture->window, 0, 0, "feeds-none");
  look (fixture, "/offers");
  wait_for (fixture, "preview");
  sample_picture (fixture->window, 0, 0, "feeds-new");
  g_assert_cmpuint (count (fixture, JALONS_ENTITY_OFFER), ==, 0);
  act (fixture, "feeds.take");
  wait_for (fixture, "list");
  g_assert_cmpuint (count (fixture, JALONS_ENTITY_OFFER), ==, 2);
  g_assert_cmpuint (count (fixture, JALONS_ENTITY_FEED), ==, 1);
  g_assert_nonnull (strstr (jalons_workspace_get_undo_label (fixture->sample->workspace), "Hauts-de-France"));
  sample_picture (fixture->window, 0, 0, "feeds-list");

  /* It changes, withdraws, and says something that is not known. */
  server_publish (fixture->server, HEAD "[" A6 "," C "]}", "\"2\"", NULL);
  act (fixture, "feeds.refresh");
  wait_for (fixture, "preview");
  g_assert_nonnull (sample_find (GTK_WIDGET (fixture->window), ADW_TYPE_ACTION_ROW, "Forum métiers"));
  sample_picture (fixture->window, 0, 0, "feeds-changed");
  act (fixture, "feeds.back");
  wait_for (fixture, "list");
  g_assert_cmpuint (count (fixture, JALONS_ENTITY_OFFER), ==, 2);
  act (fixture, "feeds.refresh");
  wait_for (fixture, "preview");
  act (fixture, "feeds.take");
  wait_for (fixture, "list");
  g_assert_cmpuint (count (fixture, JALONS_ENTITY_OFFER), ==, 3);

  /* Nothing new is said in the list. */
  act (fixture, "feeds.refresh");
  wait_for (fixture, "busy");
  wait_for (fixture, "list");
  sample_picture (fixture->window, 0, 0, "feeds-nothing-new");
}

static gboolean
has_one (gpointer data)
{
  return count (data, JALONS_ENTITY_OFFER) == 1;
}

static gboolean
has_two (gpointer data)
{
  return count (data, JALONS_ENTITY_OFFER) == 2;
}

static void
write_notes (JalonsWorkspace *workspace,
             const char *id)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *draft = jalons_draft_edit (jalons_dataset_lookup (jalons_workspace_get_dataset (workspace),
                                                                 JALONS_ENTITY_OFFER, id));

  jalons_draft_set_text (draft, JALONS_OFFER_NOTES, "Demander Mme Roux");
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (workspace, "Notes", drafts);
}

static gboolean
has_notes (gpointer data)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (((Fixture *) data)->sample->workspace);
  g_autofree char *id = jalons_offer_make_id ("Hauts-de-France", "a");
  JalonsOffer *offer = jalons_dataset_lookup (dataset, JALONS_ENTITY_OFFER, id);

  return offer != NULL && g_str_equal (jalons_offer_notes (offer), "Demander Mme Roux");
}

/* What was deleted here is published still: it stays away, until it is taken back where it is told; its notes with it. */
static void
test_deleted (Fixture *fixture,
              gconstpointer data)
{
  JalonsWorkspace *workspace = fixture->sample->workspace;
  g_autofree char *id = jalons_offer_make_id ("Hauts-de-France", "a");
  GtkWidget *row, *take;

  look (fixture, "/offers");
  wait_for (fixture, "preview");
  act (fixture, "feeds.take");
  wait_for (fixture, "list");
  sample_wait (has_two, fixture);
  write_notes (workspace, id);
  sample_wait (has_notes, fixture);
  jalons_workspace_delete (workspace, "Delete",
                           jalons_dataset_lookup (jalons_workspace_get_dataset (workspace), JALONS_ENTITY_OFFER, id), "");
  sample_wait (has_one, fixture);

  act (fixture, "feeds.refresh");
  wait_for (fixture, "preview");
  row = sample_find (GTK_WIDGET (fixture->window), ADW_TYPE_ACTION_ROW, "Bus de l’orientation");
  g_assert_nonnull (row);
  take = sample_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, _ ("_Take These Changes"));
  g_assert_false (gtk_widget_get_sensitive (take));
  sample_picture (fixture->window, 0, 0, "feeds-deleted");
  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), TRUE);
  g_assert_true (gtk_widget_get_sensitive (take));
  act (fixture, "feeds.take");
  wait_for (fixture, "list");
  sample_wait (has_two, fixture);
  g_assert_true (has_notes (fixture));
}

/* All of it goes with one Undo, and the next reading still says it. */
static gboolean
is_undone (gpointer data)
{
  return count (data, JALONS_ENTITY_OFFER) == 0 && count (data, JALONS_ENTITY_FEED) == 0;
}

static void
test_undo (Fixture *fixture,
           gconstpointer data)
{
  look (fixture, "/offers");
  wait_for (fixture, "preview");
  act (fixture, "feeds.take");
  wait_for (fixture, "list");
  jalons_workspace_undo (fixture->sample->workspace);
  sample_wait (is_undone, fixture);
  look (fixture, "/offers");
  wait_for (fixture, "preview");
  g_assert_cmpint (server_take_spared (fixture->server), ==, 1);
}

static void
test_failures (Fixture *fixture,
               gconstpointer data)
{
  look (fixture, "/404");
  wait_for (fixture, "failed");
  sample_picture (fixture->window, 0, 0, "feeds-failed");
  act (fixture, "feeds.back");
  wait_for (fixture, "list");
  jalons_feeds_dialog_look (JALONS_FEEDS_DIALOG (fixture->window), "http://example.org/offers.json");
  wait_for (fixture, "failed");
  g_assert_cmpuint (count (fixture, JALONS_ENTITY_FEED), ==, 0);
}

/* A server that says nothing does not keep the window. */
static void
test_cancel (Fixture *fixture,
             gconstpointer data)
{
  look (fixture, "/silent");
  wait_for (fixture, "busy");
  sample_picture (fixture->window, 0, 0, "feeds-busy");
  act (fixture, "feeds.back");
  wait_for (fixture, "list");
  /* Closed while it is asked: nothing comes back to what is gone. */
  look (fixture, "/silent");
  wait_for (fixture, "busy");
  gtk_window_destroy (fixture->window);
  fixture->window = jalons_feeds_dialog_new (fixture->sample->workspace);
  sample_settle ();
}

static void
test_example (Fixture *fixture,
              gconstpointer data)
{
  GtkWidget *row;

  sample_settle ();
  row = sample_find (GTK_WIDGET (fixture->window), ADW_TYPE_ACTION_ROW, "Example catalogue: Hauts-de-France");
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  wait_for (fixture, "preview");
  sample_picture (fixture->window, 0, 0, "feeds-example");
  act (fixture, "feeds.take");
  wait_for (fixture, "list");
  g_assert_cmpuint (count (fixture, JALONS_ENTITY_OFFER), >, 10);
  g_assert_cmpuint (count (fixture, JALONS_ENTITY_FEED), ==, 0);
}

#define ADD(name, function) g_test_add ("/feeds/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  ADD ("focus", test_focus);
  ADD ("take", test_take);
  ADD ("deleted", test_deleted);
  ADD ("undo", test_undo);
  ADD ("failures", test_failures);
  ADD ("cancel", test_cancel);
  ADD ("example", test_example);
  return g_test_run ();
}
