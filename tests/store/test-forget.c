/* Forgetting a person: what stays, what goes, what undo then says, which backups still know; and that no byte is left.
 * Invariant: the bytes of the data file and of what stands beside it are read, not asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/words/text.h"
#include "store/backup.h"
#include "store/forget.h"

#define TODAY jalons_day_new (2026, 11, 21)

/* Words that stand nowhere else. */
#define NAME "Zoéline Brœckxwyck"

static char *
put_ambassador (JalonsStore *store,
                const char *label)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, NULL);
  char *id = g_strdup (jalons_draft_get_id (draft));

  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, NAME);
  jalons_draft_set_number (draft, JALONS_AMBASSADOR_GENDER, JALONS_GENDER_WOMAN);
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_SECTOR, "Bâtiment");
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_ORGANISATION, "Toitures Kjellmanx");
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_EMAIL, "zb@kjellmanx.example");
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_PHONE, "06 98 71 23 45");
  jalons_draft_set_day (draft, JALONS_AMBASSADOR_CHARTER_DAY, TODAY);
  fixture_put (store, label, draft);
  return id;
}

static void
edit_text (JalonsStore *store,
           JalonsEntityId entity,
           const char *id,
           JalonsFieldId field,
           const char *text)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (store, entity, id);
  JalonsDraft *draft = jalons_draft_edit (record);

  jalons_draft_set_text (draft, field, text);
  fixture_put (store, "Modifier « " NAME " »", draft);
}

static JalonsForgetReport *
forget (JalonsStore *store,
        const char *id)
{
  g_autoptr (GError) error = NULL;
  JalonsForgetReport *report = jalons_store_forget (store, id, TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (report->unfinished, ==, NULL);
  return report;
}

/* Whether the bytes stand in the file, whatever the case of ASCII letters. */
static gboolean
file_has (const char *path,
          const char *bytes)
{
  g_autofree char *contents = NULL;
  gsize length = 0, n = strlen (bytes);

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return FALSE;
  for (gsize i = 0; i + n <= length; i++)
    if (g_ascii_strncasecmp (contents + i, bytes, n) == 0)
      return TRUE;
  return FALSE;
}

/* The backups apart: what they know is told. */
static gboolean
folder_has (const char *folder,
            const char *bytes)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean has = FALSE;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      has = has || file_has (path, bytes);
    }
  return has;
}

static const char *const secrets[] = {
  "zoéline", "zoeline", "Zoéline", "oéline", "brœckxwyck", "broeckxwyck", "ckxwyck", "oeline",
  "kjellmanx", "zb@", "98 71 23 45", "98712345",
};

static void
test_bytes (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *ambassador = NULL, *activity = NULL, *other = NULL;
  g_autoptr (JalonsForgetReport) report = NULL;
  const char *const pages[] = { "Une page sans personne.", "Portrait de Zoéline Brœckxwyck, couvreuse.", NULL };

  fixture_put_year (store);
  activity = fixture_put_activity (store, "Témoignage de " NAME, "3A");
  ambassador = put_ambassador (store, "Créer l’ambassadrice " NAME);
  edit_text (store, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_SPEAKERS, "Mme BRŒCKXWYCK Zoéline, 0698712345");
  edit_text (store, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_NOTES, "écrire à zb@kjellmanx.example");
  edit_text (store, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Les métiers du toit");
  edit_text (store, JALONS_ENTITY_AMBASSADOR, ambassador, JALONS_AMBASSADOR_SECTOR, "Couverture");
  for (int i = 0; i < 40; i++)
    {
      g_free (other);
      other = fixture_put_activity (store, "Forum, avec zoeline  broeckxwyck", "3B");
    }
  g_assert_true (jalons_store_index_pages (store, "abcd", pages, NULL));
  for (unsigned i = 0; i < 7; i += 2)
    g_assert_true (folder_has (folder, secrets[i]));

  report = forget (store, ambassador);
  g_assert_cmpuint (report->n_texts, >=, 43);
  g_assert_cmpuint (report->n_changes, >=, 43);
  for (int turn = 0; turn < 2; turn++)
    {
      for (unsigned i = 0; i < G_N_ELEMENTS (secrets); i++)
        {
          g_test_message ("%s", secrets[i]);
          g_assert_false (folder_has (folder, secrets[i]));
        }
      if (turn == 0)
        g_clear_object (&store);
    }
}

static void
test_rest (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *ambassador = put_ambassador (store, "Créer"), *activity = NULL;
  g_autoptr (JalonsForgetReport) report = NULL;
  g_autoptr (JalonsRecord) record = NULL, lesson = NULL;
  g_autoptr (GPtrArray) hits = NULL, history = NULL;
  g_autoptr (GError) error = NULL;

  fixture_put_year (store);
  activity = fixture_put_activity (store, "Avec " NAME " au CDI", "3A");
  report = forget (store, ambassador);
  record = fixture_lookup (store, JALONS_ENTITY_AMBASSADOR, ambassador);
  g_assert_cmpstr (jalons_ambassador_name (record), ==, "");
  g_assert_cmpstr (jalons_ambassador_organisation (record), ==, "");
  g_assert_cmpint (jalons_ambassador_charter_day (record), ==, JALONS_NO_DAY);
  g_assert_cmpint (jalons_ambassador_gender (record), ==, JALONS_GENDER_WOMAN);
  g_assert_cmpstr (jalons_ambassador_sector (record), ==, "Bâtiment");
  g_assert_cmpint (jalons_ambassador_forgotten_day (record), ==, TODAY);
  lesson = fixture_lookup (store, JALONS_ENTITY_ACTIVITY, activity);
  g_assert_cmpstr (jalons_activity_title (lesson), ==, "Avec (person forgotten) au CDI");
  hits = jalons_store_search (store, "zoeline", NULL, 0, 2026, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 0);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = jalons_store_search (store, "forgotten cdi", NULL, 0, 2026, 0, &error);
  g_assert_cmpuint (hits->len, ==, 1);
  history = jalons_store_history (store, JALONS_ENTITY_AMBASSADOR, ambassador, &error);
  g_assert_cmpuint (history->len, ==, 0);
}

/* Nothing about the person comes back; the rest of a gesture does. */
static void
test_undo (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *ambassador = put_ambassador (store, "Créer " NAME), *activity = NULL;
  g_autoptr (JalonsForgetReport) report = NULL;
  g_autoptr (JalonsRecord) record = NULL, lesson = NULL;
  g_autoptr (GError) error = NULL;
  guint n_refused = 0;

  fixture_put_year (store);
  activity = fixture_put_activity (store, "Avec " NAME, "3A");
  edit_text (store, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Sans personne");
  edit_text (store, JALONS_ENTITY_AMBASSADOR, ambassador, JALONS_AMBASSADOR_EMAIL, "autre@example.org");
  report = forget (store, ambassador);
  g_assert_cmpstr (jalons_store_get_undo_label (store), ==, "Modifier « (person forgotten) »");
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (JalonsUndoReport) undone = jalons_store_undo (store, &error);

      g_assert_no_error (error);
      for (guint k = 0; k < undone->refused->len; k++)
        g_assert_cmpstr (g_ptr_array_index (undone->refused, k), ==,
                         "This person was forgotten since: nothing about them is put back.");
      n_refused += undone->refused->len;
      if (i == 1)
        {
          lesson = fixture_lookup (store, JALONS_ENTITY_ACTIVITY, activity);
          g_assert_cmpstr (jalons_activity_title (lesson), ==, "Avec (person forgotten)");
        }
    }
  g_assert_cmpuint (n_refused, ==, 2);
  g_assert_null (jalons_store_get_undo_label (store));
  record = fixture_lookup (store, JALONS_ENTITY_AMBASSADOR, ambassador);
  g_assert_cmpstr (jalons_ambassador_name (record), ==, "");
  g_assert_false (jalons_record_is_deleted (record));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_false (folder_has (folder, secrets[i]));
}

static guint
count_sentences (JalonsForgetReport *report,
                 const char *pattern)
{
  guint n = 0;

  for (guint i = 0; i < report->left->len; i++)
    n += g_pattern_match_simple (pattern, g_ptr_array_index (report->left, i));
  return n;
}

/* A teacher and another ambassador of that name stay, and are told; so are parts of the name, and a PDF. */
static void
test_left (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *ambassador = put_ambassador (store, "Créer"), *namesake = put_ambassador (store, "Créer");
  g_autofree char *division_id = jalons_division_make_id ("0590116F", 2026, "3A");
  const char *const teachers[] = { NAME, "M. Petit", NULL };
  const char *const pages[] = { NAME, NULL };
  JalonsDraft *document = jalons_draft_new (JALONS_ENTITY_DOCUMENT, NULL), *draft;
  g_autoptr (JalonsRecord) division = NULL, other = NULL;
  g_autoptr (JalonsForgetReport) report = NULL;
  g_autofree char *activity = NULL;

  fixture_put_year (store);
  activity = fixture_put_activity (store, "Chez Mme Brœckxwyck", "3A");
  division = fixture_lookup (store, JALONS_ENTITY_DIVISION, division_id);
  draft = jalons_draft_edit (division);
  jalons_draft_set_list (draft, JALONS_DIVISION_LEAD_TEACHERS, teachers);
  fixture_put (store, "Edit", draft);
  jalons_draft_set_text (document, JALONS_DOCUMENT_TITLE, "Les métiers du toit");
  jalons_draft_set_text (document, JALONS_DOCUMENT_FILE, "abcd");
  fixture_put (store, "Add", document);
  g_assert_true (jalons_store_index_pages (store, "abcd", pages, NULL));

  report = forget (store, ambassador);
  g_assert_cmpuint (count_sentences (report, "Class “3A” names the same person*"), ==, 1);
  g_assert_cmpuint (count_sentences (report, "Ambassador “" NAME "” names the same person*"), >=, 1);
  g_assert_cmpuint (count_sentences (report, "The word “broeckxwyck” alone*Activity “Chez Mme Brœckxwyck”."), ==, 1);
  g_assert_cmpuint (count_sentences (report, "The PDF of the document “Les métiers du toit”*"), ==, 1);
  other = fixture_lookup (store, JALONS_ENTITY_AMBASSADOR, namesake);
  g_assert_cmpstr (jalons_ambassador_name (other), ==, NAME);
}

static void
put_visit (JalonsStore *store,
           const char *activity,
           const char *ambassador)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_VISIT, NULL);

  jalons_draft_set_text (draft, JALONS_VISIT_ACTIVITY, activity);
  jalons_draft_set_text (draft, JALONS_VISIT_AMBASSADOR, ambassador);
  fixture_put (store, "Attach", draft);
}

/* In an activity to which the person came, the surname alone is the person; unless another who came has it too. */
static void
test_visited (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *ambassador = put_ambassador (store, "Créer"), *activity = NULL, *other = NULL;
  g_autoptr (JalonsForgetReport) report = NULL;
  g_autoptr (JalonsRecord) lesson = NULL;
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, NULL);

  other = g_strdup (jalons_draft_get_id (draft));
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, "Zoéline Petit");
  fixture_put (store, "Add", draft);
  fixture_put_year (store);
  activity = fixture_put_activity (store, "Avec Mme Brœckxwyck", "3A");
  put_visit (store, activity, ambassador);
  put_visit (store, activity, other);
  edit_text (store, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_SPEAKERS, "Mme BROECKXWYCK puis Zoéline P.");
  report = forget (store, ambassador);
  lesson = fixture_lookup (store, JALONS_ENTITY_ACTIVITY, activity);
  g_assert_cmpstr (jalons_activity_title (lesson), ==, "Avec Mme (person forgotten)");
  g_assert_cmpstr (jalons_activity_speakers (lesson), ==, "Mme (person forgotten) puis Zoéline P.");
  g_assert_false (folder_has (folder, "ckxwyck"));
}

static void
test_backups (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *ambassador = NULL, *broken = g_build_filename (folder, "backups", "jalons-20200101-101010-001-daily.db", NULL);
  g_autoptr (JalonsForgetReport) report = NULL, again = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  guint n_knowing = 0;

  fixture_put_year (store);
  g_assert_true (jalons_store_keep_backup (store, JALONS_BACKUP_MANUAL, NULL));
  ambassador = put_ambassador (store, "Créer");
  g_assert_true (jalons_store_keep_backup (store, JALONS_BACKUP_IMPORT, NULL));
  g_assert_true (g_file_set_contents (broken, "not a database", -1, NULL));
  report = forget (store, ambassador);
  for (guint i = 0; i < report->backups->len; i++)
    {
      const JalonsBackup *backup = g_ptr_array_index (report->backups, i);

      g_assert_cmpint (backup->reason, !=, JALONS_BACKUP_MANUAL);
      n_knowing += backup->reason == JALONS_BACKUP_IMPORT;
    }
  g_assert_cmpuint (n_knowing, ==, 1);
  all = jalons_store_list_backups (folder, NULL);
  g_assert_cmpuint (all->len, >, report->backups->len);
  for (guint i = 0; i < report->backups->len; i++)
    {
      jalons_backup_delete (folder, ((JalonsBackup *) g_ptr_array_index (report->backups, i))->path, &error);
      g_assert_no_error (error);
    }
  again = forget (store, ambassador);
  g_assert_cmpuint (again->backups->len, ==, 0);
  g_assert_false (jalons_backup_delete (folder, broken, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_false (jalons_backup_delete (folder, "/tmp/jalons-x.db", &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED);
}

static void
test_unknown (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (jalons_store_forget (store, "nobody", TODAY, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_MISSING);
}

/* An undo, a redo and a deletion before, in any order: the bytes are gone all the same. */
static void
test_any_past (void)
{
  g_autoptr (GRand) rand = fixture_rand ();

  for (int turn = 0; turn < 4; turn++)
    {
      g_auto (FixtureFolder) folder = fixture_make_folder ();
      g_autoptr (JalonsStore) store = fixture_open (folder);
      g_autofree char *ambassador = NULL;
      g_autoptr (JalonsForgetReport) report = NULL;

      fixture_put_year (store);
      ambassador = put_ambassador (store, "Créer " NAME);
      for (int i = 0; i < 20; i++)
        switch (g_rand_int_range (rand, 0, 4))
          {
          case 0:
            g_free (fixture_put_activity (store, "Avec " NAME, "3A"));
            break;
          case 1:
            g_clear_pointer (&(JalonsUndoReport *){ jalons_store_undo (store, NULL) }, jalons_undo_report_free);
            break;
          case 2:
            g_clear_pointer (&(JalonsUndoReport *){ jalons_store_redo (store, NULL) }, jalons_undo_report_free);
            break;
          default:
            edit_text (store, JALONS_ENTITY_AMBASSADOR, ambassador, JALONS_AMBASSADOR_EMAIL,
                       i % 2 ? "zb@kjellmanx.example" : "zb@autre.example");
            break;
          }
      report = forget (store, ambassador);
      for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
        g_assert_false (folder_has (folder, secrets[i]));
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/forget/bytes", test_bytes);
  g_test_add_func ("/store/forget/rest", test_rest);
  g_test_add_func ("/store/forget/undo", test_undo);
  g_test_add_func ("/store/forget/left", test_left);
  g_test_add_func ("/store/forget/visited", test_visited);
  g_test_add_func ("/store/forget/backups", test_backups);
  g_test_add_func ("/store/forget/unknown", test_unknown);
  g_test_add_func ("/store/forget/any-past", test_any_past);
  return g_test_run ();
}
