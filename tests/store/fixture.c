/* Folders, dumps, random records, and a small year to write about.
 * Invariant: whatever is random comes from one printed seed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/migrations.h"

/* Folders */

char *
fixture_make_folder (void)
{
  GError *error = NULL;
  char *folder = g_dir_make_tmp ("jalons-store-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
fixture_remove_folder (char *folder)
{
  g_autoptr (GDir) files = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fixture_remove_folder (path);
      else
        {
          g_unlink (path);
          g_free (path);
        }
    }
  if (folder != NULL)
    g_rmdir (folder);
  g_free (folder);
}

char *
fixture_hash (const char *directory,
              const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL), *contents = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return NULL;
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

/* The sentence is shown when it is not as expected. */
void
fixture_assert_words (const char *pattern,
                      const char *sentence)
{
  if (!g_pattern_match_simple (pattern, sentence))
    g_assert_cmpstr (sentence, ==, pattern);
}

/* The version of the files that this Jalons writes. */
int
fixture_version (void)
{
  unsigned n_migrations;

  jalons_migrations_list (&n_migrations);
  return (int) n_migrations + 1;
}

/* Dumps */

static char *
record_to_line (JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "%s %s", entity->name, jalons_record_get_id (record));
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *stored = jalons_record_to_stored (record, entity->fields[i].id);
      g_autofree char *escaped = g_strescape (stored != NULL ? stored : "(unset)", NULL);
      g_string_append_printf (line, "|%s", escaped);
    }
  return g_string_free (line, FALSE);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

JalonsStore *
fixture_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  JalonsStore *store = jalons_store_open (folder, &error);

  g_assert_no_error (error);
  return store;
}

char *
fixture_dump (JalonsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      GListModel *list = jalons_dataset_get_list (dataset, (JalonsEntityId) e);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
          g_ptr_array_add (lines, record_to_line (record));
        }
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Random records */

GRand *
fixture_rand (void)
{
  guint32 seed = (guint32) g_test_rand_int ();

  g_test_message ("seed %u; the same again with --seed as printed above", seed);
  return g_rand_new_with_seed (seed);
}

static char *
random_text (GRand *rand)
{
  static const char *const words[] = { "Forum", "métiers", "cœur", "l’École", "«été»", "'; DROP TABLE", "3A", "🎓",
                                       "ligne\nsuivante", "%s", "\"", "NULL", "0", " " };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static JalonsDay
random_day (GRand *rand)
{
  return jalons_day_new (2026, 9, 1) + (JalonsDay) g_rand_int_range (rand, 0, 300);
}

static JalonsSlot
random_slot (GRand *rand)
{
  JalonsSlot slot = jalons_slot_undated (g_rand_int_range (rand, 0, 300));

  if (g_rand_boolean (rand))
    slot.day = random_day (rand);
  if (slot.day != JALONS_NO_DAY && g_rand_boolean (rand))
    slot.start = (gint16) g_rand_int_range (rand, 0, 1440);
  return slot;
}

JalonsRecord *
fixture_pick (GRand *rand,
              JalonsDataset *dataset,
              JalonsEntityId entity)
{
  GListModel *list = jalons_dataset_get_list (dataset, entity);
  guint n = g_list_model_get_n_items (list);

  return n > 0 ? g_list_model_get_item (list, (guint) g_rand_int_range (rand, 0, (gint32) n)) : NULL;
}

static void
set_randomly (GRand *rand,
              JalonsDraft *draft,
              const JalonsField *field,
              JalonsDataset *dataset)
{
  g_autofree char *text = random_text (rand);
  const char *list[] = { "un", text, "trois", NULL };
  g_autoptr (JalonsRecord) target = NULL;
  int n_codes = 0;

  switch (field->kind)
    {
    case JALONS_KIND_REFERENCE:
      target = fixture_pick (rand, dataset, field->target);
      jalons_draft_set_text (draft, field->id, target != NULL ? jalons_record_get_id (target) : NULL);
      break;
    case JALONS_KIND_LIST:
      jalons_draft_set_list (draft, field->id, list + g_rand_int_range (rand, 0, 4));
      break;
    case JALONS_KIND_DATE:
      jalons_draft_set_day (draft, field->id, g_rand_boolean (rand) ? random_day (rand) : JALONS_NO_DAY);
      break;
    case JALONS_KIND_SLOT:
      jalons_draft_set_slot (draft, field->id, random_slot (rand));
      break;
    case JALONS_KIND_ENUM:
      while (field->codes[n_codes] != NULL)
        n_codes++;
      jalons_draft_set_number (draft, field->id, g_rand_int_range (rand, 0, n_codes));
      break;
    case JALONS_KIND_BOOLEAN:
      jalons_draft_set_number (draft, field->id, g_rand_boolean (rand));
      break;
    case JALONS_KIND_INTEGER:
    case JALONS_KIND_MINUTES:
      jalons_draft_set_number (draft, field->id, g_rand_int_range (rand, -1, 3));
      break;
    case JALONS_KIND_TEXT:
    default:
      jalons_draft_set_text (draft, field->id, text);
      break;
    }
}

JalonsDraft *
fixture_random_draft (GRand *rand,
                      JalonsEntityId entity,
                      JalonsDataset *dataset)
{
  const JalonsEntity *described = jalons_model_entity (entity);
  JalonsDraft *draft = jalons_draft_new (entity, NULL);

  for (unsigned i = 0; i < described->n_fields; i++)
    set_randomly (rand, draft, &described->fields[i], dataset);
  return draft;
}

void
fixture_change_randomly (GRand *rand,
                         JalonsDraft *draft,
                         JalonsDataset *dataset)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_draft_get_entity (draft));

  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    set_randomly (rand, draft, &entity->fields[g_rand_int_range (rand, 0, (gint32) entity->n_fields)], dataset);
}

/* A small year: one school, 2026-2027, the classes 3A and 3B. */

void
fixture_put (JalonsStore *store,
             const char *label,
             JalonsDraft *draft)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = g_ptr_array_new ();

  g_ptr_array_add (drafts, draft);
  jalons_store_put (store, label, drafts, &error);
  g_assert_no_error (error);
}

JalonsDraft *
fixture_school (const char *uai,
                const char *name)
{
  g_autofree char *id = jalons_school_make_id (uai);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_SCHOOL, id);

  jalons_draft_set_text (draft, JALONS_SCHOOL_UAI, uai);
  jalons_draft_set_text (draft, JALONS_SCHOOL_NAME, name);
  return draft;
}

static JalonsDraft *
make_division (const char *code)
{
  g_autofree char *id = jalons_division_make_id ("0590116F", 2026, code);
  g_autofree char *year = jalons_year_make_id ("0590116F", 2026);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DIVISION, id);

  jalons_draft_set_text (draft, JALONS_DIVISION_YEAR, year);
  jalons_draft_set_text (draft, JALONS_DIVISION_CODE, code);
  return draft;
}

void
fixture_put_year (JalonsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *school = jalons_school_make_id ("0590116F");
  g_autofree char *id = jalons_year_make_id ("0590116F", 2026);
  JalonsDraft *year = jalons_draft_new (JALONS_ENTITY_YEAR, id);
  GPtrArray *drafts = g_ptr_array_new ();

  jalons_draft_set_text (year, JALONS_YEAR_SCHOOL, school);
  jalons_draft_set_number (year, JALONS_YEAR_START, 2026);
  g_ptr_array_add (drafts, fixture_school ("0590116F", "Collège des Cœurs-Vaillants"));
  g_ptr_array_add (drafts, year);
  g_ptr_array_add (drafts, make_division ("3A"));
  g_ptr_array_add (drafts, make_division ("3B"));
  jalons_store_put (store, "Import", drafts, &error);
  g_assert_no_error (error);
}

char *
fixture_put_activity (JalonsStore *store,
                      const char *title,
                      const char *division)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *year = jalons_year_make_id ("0590116F", 2026);
  g_autofree char *division_id = jalons_division_make_id ("0590116F", 2026, division);
  JalonsDraft *activity = jalons_draft_new (JALONS_ENTITY_ACTIVITY, NULL);
  char *id = g_strdup (jalons_draft_get_id (activity));
  g_autofree char *link_id = jalons_participation_make_id (id, division_id);
  JalonsDraft *participation = jalons_draft_new (JALONS_ENTITY_PARTICIPATION, link_id);
  GPtrArray *drafts = g_ptr_array_new ();

  jalons_draft_set_text (activity, JALONS_ACTIVITY_YEAR, year);
  jalons_draft_set_text (activity, JALONS_ACTIVITY_TITLE, title);
  jalons_draft_set_text (participation, JALONS_PARTICIPATION_ACTIVITY, id);
  jalons_draft_set_text (participation, JALONS_PARTICIPATION_DIVISION, division_id);
  g_ptr_array_add (drafts, activity);
  g_ptr_array_add (drafts, participation);
  jalons_store_put (store, "Add an activity", drafts, &error);
  g_assert_no_error (error);
  return id;
}

static gboolean
look_up (JalonsTransaction *transaction,
         gpointer data,
         GError **error)
{
  gpointer *request = data;

  request[2] = jalons_transaction_lookup (transaction, (JalonsEntityId) GPOINTER_TO_UINT (request[0]), request[1],
                                          error);
  return TRUE;
}

/* The record as it is on the disk, deleted or not. */
JalonsRecord *
fixture_lookup (JalonsStore *store,
                JalonsEntityId entity,
                const char *id)
{
  g_autoptr (GError) error = NULL;
  gpointer request[3] = { GUINT_TO_POINTER (entity), (gpointer) id, NULL };

  jalons_store_write (store, "Look up", look_up, request, &error);
  g_assert_no_error (error);
  return request[2];
}

void
fixture_delete (JalonsStore *store,
                JalonsEntityId entity,
                const char *id)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (store, entity, id);
  JalonsDraft *draft = jalons_draft_edit (record);

  jalons_draft_set_deleted (draft, TRUE);
  fixture_put (store, "Delete", draft);
}
