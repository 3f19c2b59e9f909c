/* The year of a few classes.
 * Invariant: a proposal is applied as the store would write it: its drafts alone, with what a deletion takes along.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "board.h"

#include "core/hours.h"

static void
put (Board *board,
     const char *title,
     const char *slot,
     const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);
  JalonsActivity *activity = fixture_activity (&board->fixture, NULL, title, slot);

  for (char **code = list; *code != NULL; code++)
    fixture_join (&board->fixture, activity, board_division (board, *code));
}

void
board_set_up (Board *board,
              gconstpointer data)
{
  fixture_set_up (&board->fixture, data);
  board->calendar = jalons_hours_calendar (board->fixture.dataset, board->fixture.year);
  fixture_division (&board->fixture, "3A", "3e");
  fixture_division (&board->fixture, "3B", "3e");
  fixture_division (&board->fixture, "3C", "3e");
  fixture_division (&board->fixture, "4A", "4e");
  put (board, "Forum", "2026-10-13 10:00 120", "3A 3B 3C");
  put (board, "Interview", "2026-10-16 09:00 55", "3A");
  put (board, "Visit", "2026-11-05 180", "3A");
  put (board, "Lesson", "2026-11-30 week 55", "3A");
  put (board, "Ideas", "60", "3A");
  put (board, "Fair", "2027-06-29 14:00 120", "3A");
  put (board, "Holiday camp", "2026-10-21 240", "3A");
  put (board, "Talk", "2026-09-03 08:00 55", "4A");
}

void
board_tear_down (Board *board,
                 gconstpointer data)
{
  g_clear_pointer (&board->calendar, jalons_calendar_unref);
  fixture_tear_down (&board->fixture, data);
}

JalonsActivity *
board_activity (Board *board,
                const char *title)
{
  GListModel *list = jalons_dataset_get_list (board->fixture.dataset, JALONS_ENTITY_ACTIVITY);
  JalonsActivity *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsActivity) activity = g_list_model_get_item (list, i);

      if (g_str_equal (jalons_activity_title (activity), title))
        {
          g_assert_null (found); /* or the name says too little */
          found = activity;
        }
    }
  g_assert_nonnull (found);
  return found;
}

JalonsDivision *
board_division (Board *board,
                const char *code)
{
  g_autofree char *id = jalons_division_make_id ("0590116F", 2026, code);
  JalonsDivision *division = jalons_dataset_lookup (board->fixture.dataset, JALONS_ENTITY_DIVISION, id);

  g_assert_nonnull (division);
  return division;
}

JalonsChip
board_chip (Board *board,
            const char *title,
            const char *code)
{
  return (JalonsChip){ board_activity (board, title), board_division (board, code) };
}

GPtrArray *
board_divisions (Board *board,
                 const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);
  GPtrArray *divisions = g_ptr_array_new ();

  for (char **code = list; *code != NULL; code++)
    g_ptr_array_add (divisions, board_division (board, *code));
  return divisions;
}

JalonsDay
board_day (const char *text)
{
  JalonsDay day = JALONS_NO_DAY;

  g_assert_true (*text == '\0' || jalons_day_parse (text, &day));
  return day;
}

static char *
describe (Board *board,
          JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (board->fixture.dataset, activity);
  g_autofree char *slot = jalons_slot_to_string (jalons_activity_slot (activity));
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s,", jalons_activity_title (activity), slot);
  for (guint i = 0; i < divisions->len; i++)
    g_string_append_printf (text, " %s", jalons_division_code (g_ptr_array_index (divisions, i)));
  return g_string_free (text, FALSE);
}

char *
board_tell (Board *board,
            const char *title)
{
  g_autofree char *text = describe (board, board_activity (board, title));

  return g_strdup (text + strlen (title) + 2);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
board_describe (Board *board)
{
  GListModel *list = jalons_dataset_get_list (board->fixture.dataset, JALONS_ENTITY_ACTIVITY);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsActivity) activity = g_list_model_get_item (list, i);

      g_ptr_array_add (lines, describe (board, activity));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

void
board_apply (Board *board,
             const JalonsProposal *proposal)
{
  for (guint i = 0; i < proposal->drafts->len; i++)
    {
      const JalonsDraft *draft = g_ptr_array_index (proposal->drafts, i);
      g_autoptr (JalonsRecord) record = jalons_draft_build (draft);

      g_assert_true (jalons_draft_is_changed (draft));
      jalons_dataset_apply (board->fixture.dataset, &record, 1);
    }
}
