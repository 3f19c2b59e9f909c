/* Importing a calendar of school holidays: into which schools, over what is there, and what is asked.
 * Invariant: what an import writes is applied to a dataset as the store would, and looked at there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/error.h"
#include "core/hours.h"
#include "exchange/holidays.h"
#include "exchange/import.h"
#include "support.h"

static void
put (JalonsDataset *dataset,
     JalonsEntityId entity,
     const char *id,
     ...)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (entity, id);
  g_autoptr (JalonsRecord) record = NULL;
  va_list arguments;
  const char *name;

  va_start (arguments, id);
  while ((name = va_arg (arguments, const char *)) != NULL)
    {
      const JalonsField *field = jalons_model_find_field (jalons_model_entity (entity), name);

      g_assert_nonnull (field);
      g_assert_true (jalons_draft_set_stored (draft, field->id, va_arg (arguments, const char *)));
    }
  va_end (arguments);
  record = jalons_draft_build (draft);
  jalons_dataset_apply (dataset, &record, 1);
}

/* Two schools of zone B and one of zone A, all with the year 2030-2031. */
static JalonsDataset *
make_schools (void)
{
  JalonsDataset *dataset = jalons_dataset_new ();

  put (dataset, JALONS_ENTITY_SCHOOL, "s1", "uai", "0590116F", "name", "Collège Un", "academy", "Lille", NULL);
  put (dataset, JALONS_ENTITY_SCHOOL, "s2", "uai", "0441975H", "name", "Lycée Deux", "academy", "Nantes", NULL);
  put (dataset, JALONS_ENTITY_SCHOOL, "s3", "uai", "0332490C", "name", "Lycée Trois", "academy", "Bordeaux", NULL);
  put (dataset, JALONS_ENTITY_YEAR, "y1", "school", "s1", "start", "2030", "zone", "B", NULL);
  put (dataset, JALONS_ENTITY_YEAR, "y2", "school", "s2", "start", "2030", "zone", "B", NULL);
  put (dataset, JALONS_ENTITY_YEAR, "y3", "school", "s3", "start", "2030", "zone", "A", NULL);
  return dataset;
}

static void
carry_out (JalonsDataset *dataset,
           JalonsImport *import)
{
  GPtrArray *drafts = jalons_import_get_drafts (import);

  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (drafts->pdata[i]);
      jalons_dataset_apply (dataset, &record, 1);
    }
}

static JalonsImport *
plan (JalonsDataset *dataset,
      const char *name)
{
  g_autoptr (GBytes) bytes = fixture (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsHolidays) holidays = jalons_holidays_read (bytes, &error);
  JalonsImport *import;

  g_assert_no_error (error);
  import = jalons_import_new_holidays (holidays, dataset, &error);
  g_assert_no_error (error);
  return import;
}

static void
test_import (void)
{
  g_autoptr (JalonsDataset) dataset = make_schools ();
  g_autoptr (JalonsImport) import = plan (dataset, "holidays-zone-b.ics"), again = NULL;
  g_autoptr (JalonsCalendar) calendar = NULL;
  g_autofree char *summary = jalons_import_summarise (import), *label = jalons_import_label (import);
  JalonsYear *year;

  g_assert_true (jalons_import_is_ready (import));
  g_assert_cmpuint (jalons_import_get_questions (import)->len, ==, 1); /* both schools, or one of them */
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_CREATED), ==, 2);
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 2 * 6); /* the year and five breaks */
  g_assert_cmpstr (summary, ==, "Holidays added to 2 schools.");
  g_assert_cmpstr (label, ==, "Import the school holidays");
  carry_out (dataset, import);

  year = jalons_dataset_lookup (dataset, JALONS_ENTITY_YEAR, "y1");
  g_assert_true (jalons_hours_has_holidays (dataset, year));
  calendar = jalons_hours_calendar (dataset, year);
  g_assert_cmpint (jalons_calendar_n_periods (calendar), ==, 5);
  g_assert_cmpint (jalons_calendar_n_weeks (calendar), ==, 36);
  g_assert_cmpuint (jalons_calendar_first_day (calendar), ==, jalons_day_new (2030, 9, 3));
  g_assert_cmpint (jalons_calendar_day_kind (calendar, jalons_day_new (2030, 10, 19), NULL), ==, JALONS_DAY_CLASS);
  g_assert_cmpint (jalons_calendar_day_kind (calendar, jalons_day_new (2031, 5, 24), NULL), ==, JALONS_DAY_BREAK);
  g_assert_false (jalons_hours_has_holidays (dataset, jalons_dataset_lookup (dataset, JALONS_ENTITY_YEAR, "y3")));

  again = plan (dataset, "holidays-zone-b.ics");
  g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);
  g_assert_cmpuint (jalons_import_count (again, JALONS_IMPORT_UNCHANGED), ==, 2);
}

static void
test_one_school (void)
{
  g_autoptr (JalonsDataset) dataset = make_schools ();
  g_autoptr (JalonsImport) import = plan (dataset, "holidays-zone-b.ics");

  g_assert_false (jalons_import_answer (import, "schools", "0332490C")); /* of another zone */
  g_assert_true (jalons_import_answer (import, "schools", "0441975H"));
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_CREATED), ==, 1);
  carry_out (dataset, import);
  g_assert_false (jalons_hours_has_holidays (dataset, jalons_dataset_lookup (dataset, JALONS_ENTITY_YEAR, "y1")));
  g_assert_true (jalons_hours_has_holidays (dataset, jalons_dataset_lookup (dataset, JALONS_ENTITY_YEAR, "y2")));
}

static const JalonsImportLine *
find_line (JalonsImport *import,
           const char *id)
{
  GPtrArray *lines = jalons_import_get_lines (import);

  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (((const JalonsImportLine *) lines->pdata[i])->id, id))
      return lines->pdata[i];
  g_assert_not_reached ();
}

/* What was typed by hand, or imported before, is brought up to the file and not doubled. */
static void
test_import_over (void)
{
  g_autoptr (JalonsDataset) dataset = make_schools ();
  g_autoptr (JalonsImport) import = NULL;
  g_autoptr (GPtrArray) closures = NULL;
  const JalonsImportLine *line;

  put (dataset, JALONS_ENTITY_CLOSURE, "c1", "year", "y1", "label", "vacances de noel", "first_day", "2030-12-22",
       "return_day", "2031-01-07", NULL);
  put (dataset, JALONS_ENTITY_CLOSURE, "c2", "year", "y1", "label", "Fermeture", "first_day", "2030-12-09", "return_day",
       "2030-12-10", NULL);
  import = plan (dataset, "holidays-zone-b.ics");
  line = find_line (import, "y1");
  g_assert_cmpint (line->outcome, ==, JALONS_IMPORT_CHANGED);
  g_assert_nonnull (strstr (line->details[3], "→"));
  carry_out (dataset, import);
  closures = jalons_dataset_referring (dataset, JALONS_CLOSURE_YEAR, "y1");
  g_assert_cmpuint (closures->len, ==, 6);
  g_assert_cmpstr (jalons_closure_replaces (jalons_dataset_lookup (dataset, JALONS_ENTITY_CLOSURE, "c1")), ==, "noel");
}

/* A year that is bundled: what the file says too is not written. */
static void
test_bundled (void)
{
  g_autoptr (JalonsDataset) dataset = make_schools ();
  g_autoptr (JalonsImport) import = NULL;

  put (dataset, JALONS_ENTITY_YEAR, "y4", "school", "s1", "start", "2025", "zone", "B", NULL);
  import = plan (dataset, "holidays-all-zones.ics");
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 0);
  g_assert_cmpuint (jalons_import_count (import, JALONS_IMPORT_UNCHANGED), ==, 1);
}

static void
test_unknown_zone (void)
{
  g_autoptr (JalonsDataset) dataset = make_schools ();
  g_autoptr (GBytes) bytes = bytes_of ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
                                       "DTSTART;VALUE=DATE:20301019\r\nDTEND;VALUE=DATE:20301104\r\n"
                                       "SUMMARY:Vacances de la Toussaint\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  g_autoptr (JalonsHolidays) holidays = jalons_holidays_read (bytes, NULL);
  g_autoptr (JalonsImport) import = jalons_import_new_holidays (holidays, dataset, NULL);

  g_assert_false (jalons_import_is_ready (import));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 0);
  g_assert_true (jalons_import_answer (import, "schools", "0590116F"));
  g_assert_true (jalons_import_is_ready (import));
  g_assert_cmpuint (jalons_import_get_drafts (import)->len, ==, 1);
  g_assert_cmpuint (jalons_import_get_warnings (import)->len, ==, 1); /* the holidays that the file does not give */
}

static void
test_nobody (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GBytes) bytes = fixture ("holidays-zone-b.ics");
  g_autoptr (JalonsHolidays) holidays = jalons_holidays_read (bytes, NULL);
  GError *error = NULL;
  g_autoptr (JalonsImport) import = jalons_import_new_holidays (holidays, dataset, &error);

  g_assert_null (import);
  assert_refused (error, JALONS_ERROR_MISSING, "zone B");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays-import/all", test_import);
  g_test_add_func ("/holidays-import/one-school", test_one_school);
  g_test_add_func ("/holidays-import/over", test_import_over);
  g_test_add_func ("/holidays-import/bundled", test_bundled);
  g_test_add_func ("/holidays-import/unknown-zone", test_unknown_zone);
  g_test_add_func ("/holidays-import/nobody", test_nobody);
  return g_test_run ();
}
