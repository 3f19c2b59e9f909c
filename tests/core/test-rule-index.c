/* The index beside those who keep nothing: whatever changes, its answers are theirs.
 * Invariant: what is compared is told by sentences, with the objects concerned.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/hours.h"
#include "core/rules/rule-index.h"
#include "random-year.h"

#define CHANGES 150

static void
assert_same_issues (Fixture *fixture,
                    JalonsRuleIndex *index)
{
  JalonsYear *year = jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_YEAR, jalons_record_get_id (fixture->year));
  g_autoptr (GPtrArray) kept = jalons_rule_index_issues (index);
  g_autoptr (GPtrArray) fresh = jalons_rules_of_year (fixture->dataset, year);
  g_autofree char *first = random_year_tell (kept), *second = random_year_tell (fresh);

  g_assert_cmpstr (first, ==, second);
}

/* Those of @issues that are about @record. */
static GPtrArray *
keep_about (GPtrArray *issues,
            JalonsRecord *record)
{
  GPtrArray *about = g_ptr_array_new ();

  for (guint i = 0; i < issues->len; i++)
    {
      JalonsIssue *issue = g_ptr_array_index (issues, i);

      if (record == (issue->activity ? issue->activity : issue->division) || record == issue->other)
        g_ptr_array_add (about, issue);
    }
  return about;
}

static void
assert_same_issues_of (Fixture *fixture,
                       JalonsRuleIndex *index,
                       JalonsEntityId entity)
{
  JalonsYear *year = jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_YEAR, jalons_record_get_id (fixture->year));
  GListModel *list = jalons_dataset_get_list (fixture->dataset, entity);
  g_autoptr (GPtrArray) all = jalons_rules_of_year (fixture->dataset, year);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
      g_autoptr (GPtrArray) kept = jalons_rule_index_issues_of (index, record);
      g_autoptr (GPtrArray) fresh = keep_about (all, record);
      g_autofree char *first = random_year_tell (kept), *second = random_year_tell (fresh);

      g_assert_cmpstr (first, ==, second);
    }
}

static void
assert_same_loads (Fixture *fixture,
                   JalonsRuleIndex *index)
{
  int kept[60], fresh[60];
  JalonsDay monday = jalons_day_new (2026, 8, 17);

  jalons_rule_index_week_loads (index, monday, kept, G_N_ELEMENTS (kept));
  jalons_hours_week_loads (fixture->dataset, fixture->year, monday, fresh, G_N_ELEMENTS (fresh));
  g_assert_cmpmem (kept, sizeof kept, fresh, sizeof fresh);
}

/* After each change, told before it is made or after, the list is what it would be anew. */
static void
test_forgets (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GRand) rand = random_year_rand ();
  g_autoptr (JalonsRuleIndex) index = NULL;

  random_year_fill (fixture, rand);
  index = jalons_rule_index_new (fixture->dataset, fixture->year);
  for (int i = 0; i < CHANGES; i++)
    {
      g_autoptr (JalonsRecord) change = NULL;
      gboolean before = g_rand_boolean (rand);

      /* Whether the whole list is there or is not. */
      if (g_rand_boolean (rand))
        assert_same_issues (fixture, index);
      assert_same_issues_of (fixture, index, JALONS_ENTITY_DIVISION);
      assert_same_issues_of (fixture, index, JALONS_ENTITY_ACTIVITY);
      assert_same_issues (fixture, index);
      assert_same_loads (fixture, index);
      change = random_year_change (fixture, rand);
      if (before)
        jalons_rule_index_forget (index, change);
      jalons_dataset_apply (fixture->dataset, &change, 1);
      if (jalons_record_get_entity (change) == JALONS_ENTITY_YEAR)
        fixture->year = change;
      /* An activity made by chance brings participations, which are told too. */
      if (!before || jalons_record_get_entity (change) == JALONS_ENTITY_ACTIVITY)
        jalons_rule_index_forget (index, change);
    }
  fixture->year = NULL;
}

static void
test_gone (Fixture *fixture,
           gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  g_autoptr (JalonsRuleIndex) index = jalons_rule_index_new (fixture->dataset, fixture->year);
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (fixture->year);
  g_autoptr (JalonsRecord) deleted = NULL;
  g_autoptr (GPtrArray) issues = NULL, none = NULL;

  fixture_activity (fixture, third, "Forum", "2026-11-11 10:00 60");
  issues = jalons_rule_index_issues (index);
  g_assert_cmpuint (issues->len, ==, 1);

  jalons_draft_set_deleted (draft, TRUE);
  deleted = jalons_draft_build (draft);
  jalons_rule_index_forget (index, deleted);
  jalons_dataset_apply (fixture->dataset, &deleted, 1);
  none = jalons_rule_index_issues (index);
  g_assert_cmpuint (none->len, ==, 1); /* the activity is there still, in a year without a day */
  g_assert_cmpint (((JalonsIssue *) none->pdata[0])->rule, ==, JALONS_RULE_OUTSIDE_YEAR);
  /* The issues of before are those of whoever holds them. */
  g_assert_cmpint (((JalonsIssue *) issues->pdata[0])->rule, ==, JALONS_RULE_PUBLIC_HOLIDAY);
}

/* Several activities as they would be, together. */

typedef struct
{
  JalonsRuleProposal proposals[4];
  gsize n_proposals;
} Together;

static gboolean
together_has (const Together *self,
              const JalonsActivity *activity)
{
  for (gsize i = 0; i < self->n_proposals; i++)
    if (g_str_equal (jalons_record_get_id (self->proposals[i].activity), jalons_record_get_id (activity)))
      return TRUE;
  return FALSE;
}

static void
together_choose (Together *self,
                 Fixture *fixture,
                 GRand *rand)
{
  gsize wanted = (gsize) g_rand_int_range (rand, 1, 5);

  while (self->n_proposals < wanted)
    {
      JalonsActivity *activity = random_year_activity (fixture, rand);
      g_autoptr (JalonsDraft) draft = jalons_draft_edit (activity);
      JalonsRuleProposal *proposal = &self->proposals[self->n_proposals];

      if (together_has (self, activity))
        continue;
      jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, random_year_slot (rand));
      proposal->activity = jalons_draft_build (draft);
      proposal->divisions = jalons_dataset_activity_divisions (fixture->dataset, activity);
      self->n_proposals++;
    }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
append_lines (GPtrArray *lines,
              GPtrArray *issues)
{
  g_autofree char *text = random_year_tell (issues);
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);

  for (int i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (lines, g_steal_pointer (&parts[i]));
    else
      g_clear_pointer (&parts[i], g_free);
}

static char *
join_lines (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* What is said of them before is what is said of each of them when they are there. */
static void
assert_foreseen (Fixture *fixture,
                 JalonsRuleIndex *index,
                 const Together *self)
{
  g_autoptr (JalonsDataset) after = jalons_dataset_copy (fixture->dataset);
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (fixture->dataset, fixture->year);
  g_autoptr (GPtrArray) foreseen = jalons_rule_index_of_proposals (index, self->proposals, self->n_proposals);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free), wanted = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *told = NULL, *found = NULL;

  for (gsize i = 0; i < self->n_proposals; i++)
    jalons_dataset_apply (after, &self->proposals[i].activity, 1);
  for (gsize i = 0; i < self->n_proposals; i++)
    {
      g_autoptr (GPtrArray) issues = jalons_rules_of_activity (after, calendar, self->proposals[i].activity);

      append_lines (wanted, issues);
    }
  append_lines (lines, foreseen);
  told = join_lines (lines);
  found = join_lines (wanted);
  g_assert_cmpstr (told, ==, found);
}

static void
test_together (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GRand) rand = random_year_rand ();
  g_autoptr (JalonsRuleIndex) index = NULL;

  random_year_fill (fixture, rand);
  index = jalons_rule_index_new (fixture->dataset, fixture->year);
  for (int i = 0; i < CHANGES; i++)
    {
      Together together = { 0 };

      together_choose (&together, fixture, rand);
      assert_foreseen (fixture, index, &together);
      for (gsize p = 0; p < together.n_proposals; p++)
        {
          g_object_unref (together.proposals[p].activity);
          g_ptr_array_unref (together.proposals[p].divisions);
        }
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/rule-index/forgets", test_forgets);
  ADD ("/rule-index/gone", test_gone);
  ADD ("/rule-index/together", test_together);
  return g_test_run ();
}
