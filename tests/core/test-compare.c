/* Two views of a project: each kind of difference, and what holds of any two.
 * Invariant: a case changes one thing, and its whole comparison is one line.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/compare.h"

#include "core/words/field-words.h"
#include "random-year.h"

typedef struct
{
  Fixture fixture; /* first: what its functions take; what there is now */
  JalonsDataset *before;
  char *project_id;
} Versions;

static JalonsRecord *
find (Versions *versions,
      const char *entity_name,
      const char *words)
{
  const JalonsEntity *entity = jalons_model_find_entity (entity_name);
  GListModel *list = jalons_dataset_get_list (versions->fixture.dataset, entity->id);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      for (unsigned f = 0; f < entity->n_fields; f++)
        if (entity->fields[f].kind == JALONS_KIND_TEXT &&
            g_str_equal (jalons_record_get_text (record, entity->fields[f].id), words))
          return record;
    }
  g_assert_not_reached ();
}

static void
put_project (Versions *versions)
{
  Fixture *fixture = &versions->fixture;
  const char *school = jalons_record_get_id (fixture->school), *id;
  JalonsRecord *goal;

  versions->project_id = jalons_project_make_id (school, 2026);
  id = versions->project_id;
  fixture_put (fixture, JALONS_ENTITY_PROJECT, id, "school", school, "start", "2026", "diagnosis", "Peu de filles.",
               NULL);
  goal = fixture_put (fixture, JALONS_ENTITY_GOAL, NULL, "project", id, "wording", "Oser", "rank", "1", "level", "3e",
                      NULL);
  fixture_put (fixture, JALONS_ENTITY_INTENTION, "intention", "project", id, "title", "Salon", "start", "2026", "level",
               "4e", "minutes", "120", "goal", jalons_record_get_id (goal), NULL);
  fixture_put (fixture, JALONS_ENTITY_PARTNER, NULL, "project", id, "name", "CCI", NULL);
  fixture_put (fixture, JALONS_ENTITY_FIGURE, NULL, "school", school, "label", "Passage", "value", "62 %", "start", "2025",
               NULL);
}

static void
versions_set_up (Versions *versions,
                 gconstpointer data)
{
  Fixture *fixture = &versions->fixture;
  JalonsActivity *forum;

  fixture_set_up (fixture, data);
  put_project (versions);
  forum = fixture_activity (fixture, fixture_division (fixture, "3A", "3e"), "Forum", "2026-10-13 10:00 120");
  fixture_join (fixture, forum, fixture_division (fixture, "3B", "3e"));
  fixture_activity (fixture, fixture_division (fixture, "4A", "4e"), "Visite", "180");
  versions->before = jalons_dataset_copy (fixture->dataset);
}

static void
versions_tear_down (Versions *versions,
                    gconstpointer data)
{
  g_clear_object (&versions->before);
  g_clear_pointer (&versions->project_id, g_free);
  fixture_tear_down (&versions->fixture, data);
}

static JalonsComparison *
compare (Versions *versions)
{
  return jalons_compare (versions->before, versions->fixture.dataset, versions->project_id);
}

/* "moved: Forum, 2026 3e (Slot)": a line for each change. */
static char *
describe (const JalonsComparison *comparison)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < comparison->changes->len; i++)
    {
      const JalonsChange *change = g_ptr_array_index (comparison->changes, i);

      g_string_append_printf (text, "%s%s: %s", i ? "\n" : "", jalons_change_kind_label (change->kind), change->name);
      if (change->start != JALONS_UNSET)
        g_string_append_printf (text, ", %d %s", change->start, change->level);
      for (guint j = 0; j < change->details->len; j++)
        {
          const JalonsDetail *detail = &g_array_index (change->details, JalonsDetail, j);

          g_string_append_printf (text, " [%s]", detail->label);
          g_assert_cmpstr (detail->before, !=, detail->after);
        }
    }
  return g_string_free (text, FALSE);
}

static void
delete_record (Versions *versions,
               JalonsRecord *record)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (record);
  g_autoptr (JalonsRecord) gone = NULL;

  jalons_draft_set_deleted (draft, TRUE);
  gone = jalons_draft_build (draft);
  jalons_dataset_apply (versions->fixture.dataset, &gone, 1);
}

static void
test_nothing (Versions *versions,
              gconstpointer data)
{
  g_autoptr (JalonsComparison) comparison = compare (versions);
  g_autofree char *summary = jalons_comparison_summary (comparison);

  g_assert_true (jalons_comparison_is_empty (comparison));
  g_assert_cmpuint (comparison->hours->len, ==, 2 * JALONS_PROJECT_YEARS);
  g_assert_cmpstr (summary, ==, "Nothing has changed.");
}

static void
test_one_field (Versions *versions,
                gconstpointer data)
{
  static const struct
  {
    const char *entity;
    const char *words;
    JalonsFieldId field;
    const char *value;
    const char *expected;
  } cases[] = {
    { "project", "Peu de filles.", JALONS_PROJECT_DIAGNOSIS, "Assez.",
      "reworded: Multi-year guidance project 2026-2029 [Diagnosis]" },
    { "project", "Peu de filles.", JALONS_PROJECT_STATE, "submitted", "" },
    { "goal", "Oser", JALONS_GOAL_WORDING, "Oser tout", "reworded: Oser tout [Goal]" },
    { "goal", "Oser", JALONS_GOAL_RANK, "2", "moved: Oser [Rank]" },
    { "goal", "Oser", JALONS_GOAL_AXIS, "monde", "altered: Oser [Axis]" },
    { "intention", "Salon", JALONS_INTENTION_START, "2027", "moved: Salon, 2026 4e [School year]" },
    { "intention", "Salon", JALONS_INTENTION_LEVEL, "3e", "moved: Salon, 2026 4e [Level]" },
    { "intention", "Salon", JALONS_INTENTION_MINUTES, "60", "altered: Salon, 2026 4e [Duration]" },
    { "partner", "CCI", JALONS_PARTNER_SUBJECT, "Stages", "reworded: CCI [Subject]" },
    { "figure", "Passage", JALONS_FIGURE_VALUE, "64 %", "reworded: Passage [Value]" },
    { "activity", "Forum", JALONS_ACTIVITY_SLOT, "2026-10-15 10:00 120", "moved: Forum, 2026 3e [Date and duration]" },
    { "activity", "Forum", JALONS_ACTIVITY_SLOT, "2026-10-13 10:00 180", "altered: Forum, 2026 3e [Date and duration]" },
    { "activity", "Forum", JALONS_ACTIVITY_TITLE, "Grand forum", "reworded: Grand forum, 2026 3e [Title]" },
    { "activity", "Forum", JALONS_ACTIVITY_STATE, "done", "" },
    { "activity", "Forum", JALONS_ACTIVITY_STATE, "cancelled", "removed: Forum, 2026 3e [State]" },
    { "activity", "Forum", JALONS_ACTIVITY_SPEAKERS, "Mme Petit", "" },
    { "activity", "Visite", JALONS_ACTIVITY_AUDIENCE, "families", "altered: Visite, 2026 4e [Audience]" },
    { "division", "3B", JALONS_DIVISION_LEVEL, "4e", "moved: 3B, 2026 4e [Level]" },
    { "division", "3B", JALONS_DIVISION_HEADCOUNT, "28", "" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsRecord *record = find (versions, cases[i].entity, cases[i].words);
      g_autofree char *stored = jalons_record_to_stored (record, cases[i].field);
      g_autoptr (JalonsComparison) comparison = NULL;
      g_autofree char *text = NULL;

      record = fixture_set (&versions->fixture, record, cases[i].field, cases[i].value);
      comparison = compare (versions);
      text = describe (comparison);
      g_assert_cmpstr (text, ==, cases[i].expected);
      fixture_set (&versions->fixture, record, cases[i].field, stored);
    }
}

static void
test_links (Versions *versions,
            gconstpointer data)
{
  Fixture *fixture = &versions->fixture;
  JalonsActivity *forum = find (versions, "activity", "Forum");
  g_autoptr (JalonsComparison) comparison = NULL;
  g_autofree char *text = NULL, *id = NULL;
  const JalonsDetail *detail;

  fixture_join (fixture, forum, find (versions, "division", "4A"));
  id = jalons_aim_make_id (jalons_record_get_id (forum), jalons_record_get_id (find (versions, "goal", "Oser")));
  fixture_put (fixture, JALONS_ENTITY_AIM, id, "activity", jalons_record_get_id (forum), "goal",
               jalons_record_get_id (find (versions, "goal", "Oser")), NULL);
  comparison = compare (versions);
  text = describe (comparison);
  g_assert_cmpstr (text, ==, "altered: Forum, 2026 4e [Classes] [Goals]");
  detail = &g_array_index (((JalonsChange *) comparison->changes->pdata[0])->details, JalonsDetail, 0);
  g_assert_cmpstr (detail->before, ==, "3A and 3B");
  g_assert_cmpstr (detail->after, ==, "3A, 3B and 4A");
}

static void
test_order (Versions *versions,
            gconstpointer data)
{
  Fixture *fixture = &versions->fixture;
  g_autoptr (JalonsComparison) comparison = NULL;
  g_autofree char *text = NULL, *summary = NULL;

  delete_record (versions, find (versions, "partner", "CCI"));
  delete_record (versions, find (versions, "goal", "Oser"));
  fixture_activity (fixture, fixture_division (fixture, "3C", "3e"), "Atelier", "60");
  fixture_activity (fixture, find (versions, "division", "4A"), "Atelier", "60");
  fixture_set (fixture, find (versions, "activity", "Forum"), JALONS_ACTIVITY_SLOT, "2026-10-15 10:00 120");
  comparison = compare (versions);
  text = describe (comparison);
  g_assert_cmpstr (text, ==,
                   "removed: Oser\nadded: Atelier, 2026 4e\nadded: 3C, 2026 3e\nadded: Atelier, 2026 3e\n"
                   "moved: Forum, 2026 3e [Date and duration]\nremoved: CCI");
  summary = jalons_comparison_summary (comparison);
  g_assert_cmpstr (summary, ==, "3 added, 2 removed, 1 moved");
}

static void
test_planned (Versions *versions,
              gconstpointer data)
{
  Fixture *fixture = &versions->fixture;
  g_autofree char *id = jalons_intention_make_activity_id ("intention");
  g_autoptr (JalonsComparison) comparison = NULL, back = NULL;
  g_autofree char *text = NULL, *text_back = NULL;
  JalonsActivity *activity;

  delete_record (versions, find (versions, "intention", "Salon"));
  activity = fixture_put (fixture, JALONS_ENTITY_ACTIVITY, id, "year", jalons_record_get_id (fixture->year), "title",
                          "Salon", "slot", "120", NULL);
  fixture_join (fixture, activity, find (versions, "division", "4A"));
  comparison = compare (versions);
  text = describe (comparison);
  g_assert_cmpstr (text, ==, "planned: Salon, 2026 4e");
  g_assert_cmpuint (comparison->n_changes[JALONS_CHANGE_ADDED], ==, 0);
  back = jalons_compare (fixture->dataset, versions->before, versions->project_id);
  text_back = describe (back);
  g_assert_cmpstr (text_back, ==, "planned: Salon, 2026 4e");
}

static void
test_hours (Versions *versions,
            gconstpointer data)
{
  g_autoptr (JalonsComparison) comparison = NULL;

  fixture_activity (&versions->fixture, find (versions, "division", "4A"), "Atelier", "60");
  comparison = compare (versions);
  g_assert_cmpuint (comparison->hours->len, ==, 6);
  for (guint i = 0; i < comparison->hours->len; i++)
    {
      const JalonsHoursChange *hours = &g_array_index (comparison->hours, JalonsHoursChange, i);

      g_assert_cmpint (jalons_hours_change_differs (hours), ==, i == 0);
      g_assert_cmpint (hours->start, ==, 2026 + (int) i % 3);
    }
  g_assert_cmpint (g_array_index (comparison->hours, JalonsHoursChange, 0).before->planned.low, ==, 180);
  g_assert_cmpint (g_array_index (comparison->hours, JalonsHoursChange, 0).after->planned.low, ==, 240);
}

/* "For a class 2 h > 3 h; Classes 2 > 3": the figures that differ in the level's first year. */
static char *
describe_hours (const JalonsComparison *comparison,
                const char *level)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < comparison->hours->len; i++)
    {
      const JalonsHoursChange *hours = &g_array_index (comparison->hours, JalonsHoursChange, i);

      if (!g_str_equal (hours->level, level) || hours->start != 2026)
        {
          g_assert_false (jalons_hours_change_differs (hours));
          continue;
        }
      for (guint j = 0; j < hours->details->len; j++)
        {
          const JalonsDetail *detail = &g_array_index (hours->details, JalonsDetail, j);

          g_string_append_printf (text, "%s%s %s > %s", j ? "; " : "", detail->label, detail->before, detail->after);
        }
    }
  return g_string_free (text, FALSE);
}

#define H "\u202fh"

static void
put_for_one_class (Versions *versions)
{
  fixture_activity (&versions->fixture, find (versions, "division", "3A"), "Atelier", "60");
}

static void
put_for_the_other_class (Versions *versions)
{
  g_autoptr (JalonsDataset) empty = g_steal_pointer (&versions->before);

  put_for_one_class (versions);
  fixture_division (&versions->fixture, "3C", "3e");
  versions->before = jalons_dataset_copy (versions->fixture.dataset);
  fixture_activity (&versions->fixture, find (versions, "division", "3B"), "Conseil", "60");
}

static void
put_for_both_classes (Versions *versions)
{
  JalonsActivity *activity = fixture_activity (&versions->fixture, find (versions, "division", "3A"), "Stage", "60");

  fixture_join (&versions->fixture, activity, find (versions, "division", "3B"));
  fixture_set (&versions->fixture, activity, JALONS_ACTIVITY_AXIS, "monde");
}

static void
give_an_axis (Versions *versions)
{
  fixture_set (&versions->fixture, find (versions, "activity", "Forum"), JALONS_ACTIVITY_AXIS, "projet");
}

static void
put_a_class (Versions *versions)
{
  fixture_join (&versions->fixture, find (versions, "activity", "Forum"), fixture_division (&versions->fixture, "3C", "3e"));
}

static void
owe_more (Versions *versions)
{
  fixture_set (&versions->fixture, find (versions, "division", "3B"), JALONS_DIVISION_OWED, "2400");
}

static void
make_a_half_day (Versions *versions)
{
  fixture_set (&versions->fixture, find (versions, "activity", "Forum"), JALONS_ACTIVITY_HALF_DAY, "1");
}

static void
intend (Versions *versions)
{
  fixture_put (&versions->fixture, JALONS_ENTITY_INTENTION, NULL, "project", versions->project_id, "title", "Visite",
               "start", "2026", "level", "3e", "minutes", "120", NULL);
}

/* Whose hours they are is said, and what nobody sees differ is not told: an activity for one class leaves the class with
 * least where it was. */
static void
test_hours_of_what (Versions *versions,
                    gconstpointer data)
{
  static const struct
  {
    const char *name;
    void (*change) (Versions *versions);
    const char *expected;
  } cases[] = {
    { "one class", put_for_one_class,
      "For a class 2" H " > 2" H " to 3" H "; All classes together 4" H " > 5" H },
    { "another class", put_for_the_other_class, "All classes together 5" H " > 6" H },
    { "both classes", put_for_both_classes,
      "For a class 2" H " > 3" H "; All classes together 4" H " > 6" H
      "; Découvrir le monde économique et professionnel 0" H " > 1" H },
    { "axis", give_an_axis, "Élaborer son projet 0" H " > 2" H },
    { "class", put_a_class, "All classes together 4" H " > 6" H "; Classes 2 > 3" },
    { "owed", owe_more, "Owed to a class 36" H " > 36" H " to 40" H },
    { "half-day", make_a_half_day, "Half-days Avenir 0 > 1" },
    { "intention", intend, "For a class 2" H " > 4" H "; All classes together 4" H " > 8" H },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Versions fresh = { 0 };
      g_autoptr (JalonsComparison) comparison = NULL;
      g_autofree char *text = NULL;

      versions_set_up (&fresh, data);
      cases[i].change (&fresh);
      comparison = compare (&fresh);
      text = describe_hours (comparison, "3e");
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (text, ==, cases[i].expected);
      versions_tear_down (&fresh, data);
    }
}

/* A frozen copy has no other year than those of its project: the classes and volumes of 2026 are none of its. */
static void
test_other_years (Versions *versions,
                  gconstpointer data)
{
  Fixture *fixture = &versions->fixture;
  const char *school = jalons_record_get_id (fixture->school);
  g_autofree char *id = jalons_project_make_id (school, 2027);
  JalonsProject *project = fixture_put (fixture, JALONS_ENTITY_PROJECT, id, "school", school, "start", "2027", NULL);
  JalonsIntention *salon = fixture_put (fixture, JALONS_ENTITY_INTENTION, NULL, "project", id, "title", "Salon", "start",
                                        "2027", "level", "2de-pro", "minutes", "60", NULL);
  JalonsRecord *const frozen[] = { fixture->school, project, salon };
  g_autoptr (JalonsDataset) copy = jalons_dataset_new ();
  g_autoptr (JalonsComparison) comparison = NULL;

  jalons_dataset_apply (copy, frozen, G_N_ELEMENTS (frozen));
  delete_record (versions, find (versions, "figure", "Passage"));
  fixture_set (fixture, fixture->year, JALONS_YEAR_REFERENCE_SET, "2019");
  comparison = jalons_compare (copy, fixture->dataset, id);
  g_assert_true (jalons_comparison_is_empty (comparison));
  g_assert_cmpuint (comparison->hours->len, ==, JALONS_PROJECT_YEARS);
}

/* What the parts of a project are called, wherever one is listed: by their words, never by the code of their level. */
static void
test_names (Versions *versions,
            gconstpointer data)
{
  Fixture *fixture = &versions->fixture;
  const struct
  {
    const char *name;
    JalonsRecord *record;
    const char *expected;
  } cases[] = {
    { "goal", find (versions, "goal", "Oser"), "Oser" },
    { "intention", find (versions, "intention", "Salon"), "Salon" },
    { "project", find (versions, "project", "Peu de filles."), "Multi-year guidance project 2026-2029" },
    { "remark",
      fixture_put (fixture, JALONS_ENTITY_REMARK, NULL, "project", versions->project_id, "level", "3e", "quote", "60 %",
                   "words", "La cible est haute", NULL),
      "La cible est haute" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = jalons_record_words (fixture->dataset, cases[i].record);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (words, ==, cases[i].expected);
    }
}

/* A dataset without the project: all of it is new. */
static void
test_missing (Versions *versions,
              gconstpointer data)
{
  g_autoptr (JalonsDataset) empty = jalons_dataset_new ();
  g_autoptr (JalonsComparison) comparison = jalons_compare (empty, versions->before, versions->project_id);
  g_autoptr (JalonsComparison) nothing = jalons_compare (empty, empty, versions->project_id);

  g_assert_cmpuint (comparison->n_changes[JALONS_CHANGE_ADDED], ==, comparison->changes->len);
  g_assert_cmpuint (comparison->changes->len, ==, 5 + 3 + 2); /* its parts, classes, activities */
  g_assert_null (g_array_index (comparison->hours, JalonsHoursChange, 0).before);
  g_assert_true (jalons_comparison_is_empty (nothing));
}

/* What holds of any two */

static JalonsChangeKind
mirror_of (JalonsChangeKind kind)
{
  if (kind == JALONS_CHANGE_ADDED)
    return JALONS_CHANGE_REMOVED;
  return kind == JALONS_CHANGE_REMOVED ? JALONS_CHANGE_ADDED : kind;
}

static void
assert_details_mirror (const GArray *there,
                       const GArray *back)
{
  g_assert_cmpuint (there->len, ==, back->len);
  for (guint i = 0; i < there->len; i++)
    {
      const JalonsDetail *a = &g_array_index (there, JalonsDetail, i), *b = &g_array_index (back, JalonsDetail, i);

      g_assert_cmpstr (a->label, ==, b->label);
      g_assert_cmpstr (a->before, ==, b->after);
      g_assert_cmpstr (a->after, ==, b->before);
    }
}

static void
assert_mirror (const JalonsChange *there,
               const JalonsChange *back)
{
  g_assert_cmpint (mirror_of (there->kind), ==, back->kind);
  g_assert_true (there->before == back->after);
  g_assert_true (there->after == back->before);
  g_assert_cmpint (there->start, ==, back->start);
  g_assert_cmpstr (there->level, ==, back->level);
  assert_details_mirror (there->details, back->details);
}

static int
minutes_of (const JalonsCell *cell)
{
  return cell->total.total.planned + (int) cell->n_divisions * cell->intended;
}

/* A figure that differs is told, and no line has the same twice. */
static void
assert_hours_mirror (const JalonsHoursChange *there,
                     const JalonsHoursChange *back)
{
  assert_details_mirror (there->details, back->details);
  for (guint i = 0; i < there->details->len; i++)
    g_assert_cmpstr (g_array_index (there->details, JalonsDetail, i).before, !=,
                     g_array_index (there->details, JalonsDetail, i).after);
  if (there->before == NULL || there->after == NULL || minutes_of (there->before) != minutes_of (there->after) ||
      there->before->owed.mean != there->after->owed.mean)
    g_assert_true (jalons_hours_change_differs (there));
}

static void
assert_mirrors (JalonsDataset *a,
                JalonsDataset *b,
                const char *project_id)
{
  g_autoptr (JalonsComparison) there = jalons_compare (a, b, project_id);
  g_autoptr (JalonsComparison) back = jalons_compare (b, a, project_id);

  g_assert_cmpuint (there->changes->len, ==, back->changes->len);
  for (guint i = 0; i < there->changes->len; i++)
    assert_mirror (there->changes->pdata[i], back->changes->pdata[i]);
  for (unsigned kind = 0; kind < JALONS_N_CHANGES; kind++)
    g_assert_cmpuint (there->n_changes[kind], ==, back->n_changes[mirror_of ((JalonsChangeKind) kind)]);
  g_assert_cmpuint (there->hours->len, ==, back->hours->len);
  for (guint i = 0; i < there->hours->len; i++)
    assert_hours_mirror (&g_array_index (there->hours, JalonsHoursChange, i),
                         &g_array_index (back->hours, JalonsHoursChange, i));
}

static void
assert_empty (JalonsDataset *dataset,
              const char *project_id)
{
  g_autoptr (JalonsDataset) copy = jalons_dataset_copy (dataset);
  g_autoptr (JalonsComparison) itself = jalons_compare (dataset, dataset, project_id);
  g_autoptr (JalonsComparison) same = jalons_compare (copy, dataset, project_id);

  g_assert_true (jalons_comparison_is_empty (itself));
  g_assert_true (jalons_comparison_is_empty (same));
}

static void
change_project (Versions *versions,
                GRand *rand)
{
  static const JalonsEntityId entities[] = { JALONS_ENTITY_GOAL, JALONS_ENTITY_INTENTION, JALONS_ENTITY_PARTNER,
                                             JALONS_ENTITY_FIGURE };
  JalonsEntityId entity = entities[g_rand_int_range (rand, 0, G_N_ELEMENTS (entities))];
  GListModel *list = jalons_dataset_get_list (versions->fixture.dataset, entity);
  guint n = g_list_model_get_n_items (list);
  g_autoptr (JalonsRecord) record = n ? g_list_model_get_item (list, (guint) g_rand_int_range (rand, 0, (int) n)) : NULL;
  const char *level = g_rand_boolean (rand) ? "3e" : "5e";
  g_autofree char *start = g_strdup_printf ("%d", g_rand_int_range (rand, 2025, 2030));

  if (record != NULL && g_rand_int_range (rand, 0, 3) == 0)
    delete_record (versions, record);
  else if (record != NULL && entity == JALONS_ENTITY_GOAL)
    fixture_set (&versions->fixture, record, JALONS_GOAL_LEVEL, level);
  else if (record != NULL && entity == JALONS_ENTITY_INTENTION)
    fixture_set (&versions->fixture, record, JALONS_INTENTION_START, start);
  else
    fixture_put (&versions->fixture, JALONS_ENTITY_INTENTION, NULL, "project", versions->project_id, "title", "Salon",
                 "start", start, "level", level, "minutes", "60", NULL);
}

static void
change_anything (Versions *versions,
                 GRand *rand)
{
  g_autoptr (JalonsRecord) change = NULL;

  if (g_rand_int_range (rand, 0, 4) == 0)
    {
      change_project (versions, rand);
      return;
    }
  change = random_year_change (&versions->fixture, rand);
  jalons_dataset_apply (versions->fixture.dataset, &change, 1);
  if (jalons_record_get_entity (change) == JALONS_ENTITY_YEAR)
    versions->fixture.year = change; /* which the dataset holds */
}

static void
test_properties (void)
{
  g_autoptr (GRand) rand = random_year_rand ();

  for (int turn = 0; turn < 25; turn++)
    {
      Versions versions = { 0 };

      fixture_set_up (&versions.fixture, NULL);
      random_year_fill (&versions.fixture, rand);
      put_project (&versions);
      versions.before = jalons_dataset_copy (versions.fixture.dataset);
      for (int i = 0; i < 12; i++)
        change_anything (&versions, rand);
      assert_empty (versions.fixture.dataset, versions.project_id);
      assert_mirrors (versions.before, versions.fixture.dataset, versions.project_id);
      versions_tear_down (&versions, NULL);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Versions, NULL, versions_set_up, test, versions_tear_down)
  ADD ("/compare/nothing", test_nothing);
  ADD ("/compare/one-field", test_one_field);
  ADD ("/compare/links", test_links);
  ADD ("/compare/order", test_order);
  ADD ("/compare/planned", test_planned);
  ADD ("/compare/hours", test_hours);
  ADD ("/compare/hours-of-what", test_hours_of_what);
  ADD ("/compare/other-years", test_other_years);
  ADD ("/compare/names", test_names);
  ADD ("/compare/missing", test_missing);
#undef ADD
  g_test_add_func ("/compare/properties", test_properties);

  return g_test_run ();
}
