/* Older and newer programs together: what one does not know it keeps, passes on, and shows when it is replaced by a newer one.
 * Invariant: nothing outside folders of this test's own is touched.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "core/record/keys.h"
#include "core/record/model-hide.h"
#include "desk.h"
#include "store/shared.h"

/* Blocks of a newer form */

static const struct
{
  const char *name;
  const char *numbers; /* "fmt" and "min" */
  gboolean is_held;
} forms[] = {
  { "a newer least program", "\"fmt\":1,\"k\":1,\"min\":2", TRUE },
  { "a much newer one", "\"fmt\":1,\"k\":1,\"min\":99", TRUE },
  { "a newer form of blocks", "\"fmt\":2,\"k\":1,\"min\":2,\"pages\":[]", FALSE },
};

static guint
count_newer (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  JalonsSpaceStatus *status;
  guint n_newer;

  jalons_space_get_status_async (desk->space, NULL, await_result, &result);
  await (&result);
  status = jalons_space_get_status_finish (desk->space, result, &error);
  g_assert_no_error (error);
  n_newer = status->n_newer;
  jalons_space_status_free (status);
  return n_newer;
}

/* It is told in a sentence, nobody takes it away, and what is written here goes on and comes. */
static void
test_newer_form (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (Office) office = { 0 };
      g_autofree char *path = NULL, *before = NULL, *after = NULL;
      gsize length_before, length_after;

      g_test_message ("%s", forms[i].name);
      office_open (&office);
      path = desk_put_newer_file (office.folders[2], forms[i].numbers);
      g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
      for (int round = 0; round < 8; round++)
        {
          g_autofree char *one = fixture_put_activity (office.martin.store, "Forum", "3A");
          g_autofree char *other = fixture_put_activity (office.petit.store, "Salon", "3B");

          office_sync (&office);
          office_assert_same (&office);
        }
      for (guint j = 0; j < 2; j++)
        {
          Desk *desk = j == 0 ? &office.martin : &office.petit;

          g_assert_error (jalons_syncing_get_error (desk->syncing), JALONS_TROUBLE, JALONS_TROUBLE_NEWER_PEERS);
          g_assert_cmpint (jalons_syncing_get_state (desk->syncing), ==, JALONS_SYNCING_ATTENTION);
          g_assert_cmpint (jalons_syncing_get_remedy (desk->syncing), ==, JALONS_REMEDY_UPDATE);
          g_assert_cmpuint (jalons_syncing_get_n_pending (desk->syncing), ==, 0);
          g_assert_cmpuint (count_newer (desk), ==, forms[i].is_held ? 1 : 0);
        }
      g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
      g_assert_cmpmem (before, length_before, after, length_after);
      /* Once it is gone, as when who wrote it went back, there is nothing left to say. */
      g_unlink (path);
      if (!forms[i].is_held)
        {
          office_sync (&office);
          g_assert_no_error (jalons_syncing_get_error (office.martin.syncing));
        }
    }
}

/* An entity and a field that M. Petit's program is too old for: chapters of a bilan, and why an activity was cancelled */

#define HIDDEN_ENTITY "chapter"
#define HIDDEN_FIELD  "cancelled_why"

static void
run_newer (Desk *desk)
{
  jalons_model_hide (NULL, NULL);
  desk_run (desk);
}

static void
run_older (Desk *desk)
{
  jalons_model_hide (HIDDEN_ENTITY, HIDDEN_FIELD);
  desk_run (desk);
  jalons_model_hide (NULL, NULL);
}

static void
sync_both (Office *office)
{
  run_newer (&office->martin);
  run_older (&office->petit);
  run_newer (&office->martin);
}

static char *
put_chapter (JalonsStore *store,
             const char *words)
{
  g_autofree char *year = jalons_year_make_id ("0590116F", 2026);
  char *id = jalons_chapter_make_id (year, "hours");
  g_autoptr (JalonsRecord) present = fixture_lookup (store, JALONS_ENTITY_CHAPTER, id);
  JalonsDraft *draft = present != NULL ? jalons_draft_edit (present) : jalons_draft_new (JALONS_ENTITY_CHAPTER, id);

  jalons_draft_set_text (draft, JALONS_CHAPTER_YEAR, year);
  jalons_draft_set_text (draft, JALONS_CHAPTER_WORDS, words);
  fixture_put (store, "Write the bilan", draft);
  return id;
}

static void
assert_words (JalonsStore *store,
              const char *chapter,
              const char *words)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (store, JALONS_ENTITY_CHAPTER, chapter);

  g_assert_nonnull (record);
  g_assert_cmpstr (jalons_chapter_words (record), ==, words);
}

static gboolean
forget_form (JalonsShared *shared,
             gpointer data,
             GError **error)
{
  jalons_shared_set (shared, "form", "older");
  return TRUE;
}

static void
empty_log (const char *shared)
{
  g_autofree char *folder = g_build_filename (shared, "log", NULL);
  g_autoptr (GDir) log = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (log)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static void
test_older_program (void)
{
  g_auto (Office) office = { 0 };
  g_auto (FixtureFolder) fresh = fixture_make_folder ();
  g_autofree char *activity = NULL, *chapter = NULL, *again = NULL, *dump = NULL, *petits = NULL;
  g_autoptr (JalonsRecord) unseen = NULL, seen = NULL;
  Desk durand;
  GError *error = NULL;

  office_open (&office);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  sync_both (&office);

  /* The newer one writes what the older one does not know; that one writes what both do. */
  chapter = put_chapter (office.martin.store, "Une bonne année");
  desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_CANCELLED_WHY, "Grève");
  sync_both (&office);
  unseen = fixture_lookup (office.petit.store, JALONS_ENTITY_CHAPTER, chapter);
  g_assert_null (unseen);
  g_assert_no_error (jalons_syncing_get_error (office.petit.syncing));
  jalons_model_hide (HIDDEN_ENTITY, HIDDEN_FIELD);
  desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Salon");
  sync_both (&office);
  g_clear_pointer (&again, g_free);
  again = put_chapter (office.martin.store, "Une très bonne année");
  sync_both (&office);

  /* The server is wiped and Mme Martin is away: what M. Petit does not know comes to M. Durand through him. */
  empty_log (office.folders[2]);
  for (int i = 0; i < 6; i++)
    run_older (&office.petit);
  desk_open (&durand, fresh, "M. Durand");
  g_assert_true (await_join (durand.syncing, office.folders[2], NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_words (durand.store, chapter, "Une très bonne année");
  seen = fixture_lookup (durand.store, JALONS_ENTITY_ACTIVITY, activity);
  g_assert_cmpstr (jalons_activity_title (seen), ==, "Salon");
  g_assert_cmpstr (jalons_activity_cancelled_why (seen), ==, "Grève");

  /* M. Petit gets a newer program: all that was kept shows. */
  g_assert_true (jalons_store_share (office.petit.store, forget_form, NULL, &error));
  desk_close (&office.petit);
  desk_open (&office.petit, office.folders[1], "M. Petit");
  run_newer (&office.petit);
  run_newer (&office.martin);
  assert_words (office.petit.store, chapter, "Une très bonne année");
  office_assert_same (&office);
  dump = fixture_dump (durand.store);
  petits = fixture_dump (office.petit.store);
  g_assert_cmpstr (dump, ==, petits);
  desk_close (&durand);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/versions/newer-form", test_newer_form);
  g_test_add_func ("/versions/older-program", test_older_program);
  return g_test_run ();
}
