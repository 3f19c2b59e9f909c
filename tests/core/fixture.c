/* The small school year.
 * Invariant: a value that a field refuses stops the test at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include "core/catalogue/catalogue.h"

static JalonsRecord *
put (Fixture *fixture,
     JalonsDraft *draft)
{
  g_autoptr (JalonsRecord) record = jalons_draft_build (draft);

  jalons_dataset_apply (fixture->dataset, &record, 1);
  return record;
}

/* ... is field name, stored value, field name, stored value… then NULL. */
JalonsRecord *
fixture_put (Fixture *fixture,
             JalonsEntityId entity,
             const char *id,
             ...)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (entity, id);
  va_list fields;

  va_start (fields, id);
  for (const char *name = va_arg (fields, const char *); name != NULL; name = va_arg (fields, const char *))
    {
      const JalonsField *field = jalons_model_find_field (jalons_model_entity (entity), name);

      g_assert_nonnull (field);
      g_assert_true (jalons_draft_set_stored (draft, field->id, va_arg (fields, const char *)));
    }
  va_end (fields);
  return put (fixture, draft);
}

void
fixture_set_up (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *school_id = jalons_school_make_id ("0590116F");
  g_autofree char *year_id = jalons_year_make_id ("0590116F", 2026);

  fixture->dataset = jalons_dataset_new ();
  fixture->school = fixture_put (fixture, JALONS_ENTITY_SCHOOL, school_id, "uai", "0590116F", "name",
                                 "Collège des Tilleuls", NULL);
  fixture->year = fixture_put (fixture, JALONS_ENTITY_YEAR, year_id, "school", school_id, "start", "2026", "zone", "B",
                               "reference_set", "2020", NULL);
}

void
fixture_tear_down (Fixture *fixture,
                   gconstpointer data)
{
  g_clear_object (&fixture->dataset);
}

JalonsDivision *
fixture_division (Fixture *fixture,
                  const char *code,
                  const char *level)
{
  g_autofree char *id = jalons_division_make_id ("0590116F", 2026, code);

  return fixture_put (fixture, JALONS_ENTITY_DIVISION, id, "year", jalons_record_get_id (fixture->year), "code", code,
                      "level", level, NULL);
}

/* A class of another school, in the year that starts in @start. */
JalonsDivision *
fixture_division_in (Fixture *fixture,
                     const char *uai,
                     int start,
                     const char *code,
                     const char *level)
{
  g_autofree char *school = jalons_school_make_id (uai), *year = jalons_year_make_id (uai, start);
  g_autofree char *id = jalons_division_make_id (uai, start, code), *number = g_strdup_printf ("%d", start);
  g_autofree char *name = g_strdup_printf ("Collège %s", uai);

  fixture_put (fixture, JALONS_ENTITY_SCHOOL, school, "uai", uai, "name", name, NULL);
  fixture_put (fixture, JALONS_ENTITY_YEAR, year, "school", school, "start", number, "zone", "B", "reference_set", "2020",
               NULL);
  return fixture_put (fixture, JALONS_ENTITY_DIVISION, id, "year", year, "code", code, "level", level, NULL);
}

/* Attaches an offer, an ambassador or a document; @state is the code of the booking or visit, NULL for a document. */
JalonsRecord *
fixture_attach (Fixture *fixture,
                JalonsActivity *activity,
                JalonsRecord *target,
                const char *state)
{
  JalonsEntityId link = jalons_link_entity_of (jalons_record_get_entity (target));
  const char *activity_id = jalons_record_get_id (activity), *target_id = jalons_record_get_id (target);
  g_autofree char *id = jalons_link_make_id (link, activity_id, target_id);
  const char *name = jalons_model_entity (jalons_record_get_entity (target))->name;

  return fixture_put (fixture, link, id, "activity", activity_id, name, target_id, state ? "state" : NULL, state, NULL);
}

void
fixture_join (Fixture *fixture,
              JalonsActivity *activity,
              JalonsDivision *division)
{
  g_autofree char *id = jalons_participation_make_id (jalons_record_get_id (activity), jalons_record_get_id (division));

  fixture_put (fixture, JALONS_ENTITY_PARTICIPATION, id, "activity", jalons_record_get_id (activity), "division",
               jalons_record_get_id (division), NULL);
}

JalonsActivity *
fixture_activity (Fixture *fixture,
                  JalonsDivision *division,
                  const char *title,
                  const char *slot)
{
  const char *year = division ? jalons_division_year (division) : jalons_record_get_id (fixture->year);
  JalonsActivity *activity = fixture_put (fixture, JALONS_ENTITY_ACTIVITY, NULL, "year", year, "title", title, "slot",
                                          slot, NULL);

  if (division != NULL)
    fixture_join (fixture, activity, division);
  return activity;
}

/* Returns the record as it now is; the old pointer may be gone. */
JalonsRecord *
fixture_set (Fixture *fixture,
             JalonsRecord *record,
             JalonsFieldId field,
             const char *stored)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (record);

  g_assert_true (jalons_draft_set_stored (draft, field, stored));
  return put (fixture, draft);
}

GPtrArray *
fixture_list (JalonsDataset *dataset,
              JalonsEntityId entity)
{
  GListModel *list = jalons_dataset_get_list (dataset, entity);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (records, g_list_model_get_item (list, i));
  return records;
}
