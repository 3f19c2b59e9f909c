/* What a remark is about, and how that reads, then and now.
 * Invariant: a quote is data and no words (a slot as it is stored, the code of an axis), so that another language, or a
 * better translation, changes no text under a remark.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/remarks-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/project/programme.h"
#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/words/labels.h"
#include "core/words/text.h"

#define MAX_NAME_LETTERS 60

/* About what */

/* The text field of Project with that name; its title for a name that is none. */
static JalonsFieldId
find_part (const char *name)
{
  const JalonsField *field = jalons_model_find_field (jalons_model_entity (JALONS_ENTITY_PROJECT), name);

  return field != NULL && field->kind == JALONS_KIND_TEXT ? field->id : JALONS_PROJECT_TITLE;
}

/**
 * jalons_remark_about:
 *
 * Returns: what @remark is about; its texts are borrowed from @remark
 */
JalonsAbout
jalons_remark_about (const JalonsRemark *remark)
{
  JalonsAbout about = JALONS_ABOUT_WHOLE;

  if (*jalons_remark_activity (remark) != '\0')
    about = (JalonsAbout){ JALONS_ABOUT_ACTIVITY, jalons_remark_activity (remark), "", JALONS_UNSET, JALONS_PROJECT_TITLE };
  else if (*jalons_remark_intention (remark) != '\0')
    about = (JalonsAbout){ JALONS_ABOUT_INTENTION, jalons_remark_intention (remark), "", JALONS_UNSET,
                           JALONS_PROJECT_TITLE };
  else if (*jalons_remark_goal (remark) != '\0')
    about = (JalonsAbout){ JALONS_ABOUT_GOAL, jalons_remark_goal (remark), "", JALONS_UNSET, JALONS_PROJECT_TITLE };
  else if (*jalons_remark_level (remark) != '\0')
    about = (JalonsAbout){ JALONS_ABOUT_CELL, "", jalons_remark_level (remark), jalons_remark_start (remark),
                           JALONS_PROJECT_TITLE };
  else if (*jalons_remark_part (remark) != '\0')
    {
      about.kind = JALONS_ABOUT_PART;
      about.part = find_part (jalons_remark_part (remark));
    }
  return about;
}

/**
 * jalons_about_equal:
 *
 * Returns: whether both are about the same thing
 */
gboolean
jalons_about_equal (const JalonsAbout *a,
                    const JalonsAbout *b)
{
  return a->kind == b->kind && g_str_equal (a->id, b->id) && g_str_equal (a->level, b->level) && a->start == b->start &&
         (a->kind != JALONS_ABOUT_PART || a->part == b->part);
}

/* Returns: (nullable): the goal, intention or activity */
JalonsRecord *
jalons_about_find_record (JalonsDataset *dataset,
                          const JalonsAbout *about)
{
  switch (about->kind)
    {
    case JALONS_ABOUT_GOAL:
      return jalons_dataset_lookup (dataset, JALONS_ENTITY_GOAL, about->id);
    case JALONS_ABOUT_INTENTION:
      return jalons_dataset_lookup (dataset, JALONS_ENTITY_INTENTION, about->id);
    case JALONS_ABOUT_ACTIVITY:
      return jalons_dataset_lookup (dataset, JALONS_ENTITY_ACTIVITY, about->id);
    case JALONS_ABOUT_PROJECT:
    case JALONS_ABOUT_PART:
    case JALONS_ABOUT_CELL:
    default:
      return NULL;
    }
}

static gboolean
is_record (const JalonsAbout *about)
{
  return about->kind == JALONS_ABOUT_GOAL || about->kind == JALONS_ABOUT_INTENTION ||
         about->kind == JALONS_ABOUT_ACTIVITY;
}

/* A name of one line. */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\t\r\n", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_NAME_LETTERS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_NAME_LETTERS - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static int
number_of_goal (JalonsDataset *dataset,
                const JalonsProject *project,
                const JalonsRecord *goal)
{
  g_autoptr (GPtrArray) goals = jalons_project_goals (dataset, project);
  guint place = 0;

  g_ptr_array_find (goals, goal, &place);
  return (int) place + 1;
}

static char *
name_cell (JalonsDataset *dataset,
           const char *level,
           int start)
{
  g_autofree char *year = start > 0 ? jalons_format_school_year (start) : g_strdup ("");

  /* Translators: a level, a school year */
  return g_strdup_printf (C_ ("programme", "%1$s, %2$s"), jalons_known_level (dataset, level).label, year);
}

static char *
name_record (JalonsDataset *dataset,
             const JalonsProject *project,
             const JalonsRecord *record)
{
  g_autofree char *name = NULL, *cell = NULL;

  switch ((int) jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_GOAL:
      name = shorten (jalons_goal_wording (record));
      /* Translators: the place of a goal in the list, its wording */
      return g_strdup_printf (_ ("Goal %1$d: %2$s"), number_of_goal (dataset, project, record), name);
    case JALONS_ENTITY_INTENTION:
      name = shorten (jalons_intention_title (record));
      cell = name_cell (dataset, jalons_intention_level (record), jalons_intention_start (record));
      /* Translators: the title of an intention, its level and year */
      return g_strdup_printf (_ ("Intention “%1$s”, %2$s"), name, cell);
    default:
      name = shorten (jalons_activity_name (record));
      return g_strdup_printf (_ ("Activity “%s”"), name);
    }
}

static char *
name_gone (JalonsAboutKind kind)
{
  switch (kind)
    {
    case JALONS_ABOUT_GOAL:
      return g_strdup (_ ("A goal that was deleted"));
    case JALONS_ABOUT_INTENTION:
      return g_strdup (_ ("An intention that was deleted"));
    case JALONS_ABOUT_ACTIVITY:
    case JALONS_ABOUT_PROJECT:
    case JALONS_ABOUT_PART:
    case JALONS_ABOUT_CELL:
    default:
      return g_strdup (_ ("An activity that was deleted"));
    }
}

/**
 * jalons_about_in_words:
 *
 * Returns: (transfer full): the heading of a remark: "Diagnostic", "Objectif 2 : …", "3e, 2026-2027"
 */
char *
jalons_about_in_words (JalonsDataset *dataset,
                       const JalonsProject *project,
                       const JalonsAbout *about)
{
  JalonsRecord *record = jalons_about_find_record (dataset, about);

  if (record != NULL)
    return name_record (dataset, project, record);
  if (is_record (about))
    return name_gone (about->kind);
  if (about->kind == JALONS_ABOUT_PART)
    return g_strdup (jalons_field_label (about->part));
  if (about->kind == JALONS_ABOUT_CELL)
    return name_cell (dataset, about->level, about->start);
  return g_strdup (_ ("The whole project"));
}

/* Quotes */

/* A line of a quote cannot hold its separators. */
static void
append_cell_text (GString *text,
                  const char *words)
{
  g_autofree char *line = g_strdelimit (g_strdup (words), "\t\r\n", ' ');

  g_string_append (text, line);
}

static char *
quote_goal (const JalonsGoal *goal)
{
  g_autofree char *text = g_strjoin ("\n", jalons_goal_wording (goal), jalons_goal_indicator (goal),
                                     jalons_goal_target (goal), NULL);

  return g_strdup (g_strchomp (text));
}

static char *
quote_intention (const JalonsIntention *intention)
{
  GString *text = g_string_new (NULL);

  append_cell_text (text, jalons_intention_title (intention));
  g_string_append_printf (text, "\n%d\n%s", jalons_intention_minutes (intention), jalons_intention_axis (intention));
  return g_string_free (text, FALSE);
}

static char *
quote_activity (JalonsDataset *dataset,
                const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  g_autofree char *slot = jalons_slot_to_string (jalons_activity_slot (activity));
  GString *text = g_string_new (NULL);

  append_cell_text (text, jalons_activity_title (activity));
  g_string_append_printf (text, "\n%s\n%s\n", slot, jalons_activity_axis (activity));
  for (guint i = 0; i < divisions->len; i++)
    g_string_append_printf (text, "%s%s", i ? "\t" : "", jalons_division_code (divisions->pdata[i]));
  if (jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
    g_string_append (text, "\ncancelled");
  return g_string_free (text, FALSE);
}

/* A line for each entry: its minutes for the class which has least and for the one which has most, its title. */
static char *
quote_cell (JalonsDataset *dataset,
            const JalonsProject *project,
            const JalonsAbout *about)
{
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);
  g_autoptr (JalonsCell) cell = school ? jalons_cell_new (dataset, school, about->level, about->start) : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; cell != NULL && i < cell->entries->len; i++)
    {
      const JalonsEntry *entry = g_ptr_array_index (cell->entries, i);

      g_string_append_printf (text, "%s%d\t%d\t", i ? "\n" : "", entry->minutes.low, entry->minutes.high);
      append_cell_text (text, entry->title);
    }
  return g_string_free (text, FALSE);
}

/**
 * jalons_about_quote:
 *
 * Returns: (transfer full) (nullable): what @about reads now, as a remark keeps it; see jalons_quote_in_words(). "" for the
 *   whole project, %NULL for what was deleted
 */
char *
jalons_about_quote (JalonsDataset *dataset,
                    const JalonsProject *project,
                    const JalonsAbout *about)
{
  JalonsRecord *record = jalons_about_find_record (dataset, about);

  switch (about->kind)
    {
    case JALONS_ABOUT_PART:
      return g_strdup (jalons_record_get_text (project, about->part));
    case JALONS_ABOUT_GOAL:
      return record ? quote_goal (record) : NULL;
    case JALONS_ABOUT_INTENTION:
      return record ? quote_intention (record) : NULL;
    case JALONS_ABOUT_ACTIVITY:
      return record ? quote_activity (dataset, record) : NULL;
    case JALONS_ABOUT_CELL:
      return quote_cell (dataset, project, about);
    case JALONS_ABOUT_PROJECT:
    default:
      return g_strdup ("");
    }
}

static void
add_words (GStrvBuilder *builder,
           const char *words)
{
  if (words != NULL && *words != '\0')
    g_strv_builder_add (builder, words);
}

static char *
join_words (GStrvBuilder *builder)
{
  g_auto (GStrv) words = g_strv_builder_end (builder);

  return g_strjoinv (" · ", words);
}

static char *
words_of_minutes (const char *number)
{
  gint64 minutes = g_ascii_strtoll (number, NULL, 10);

  return minutes > 0 && minutes < G_MAXINT ? jalons_format_minutes ((int) minutes) : g_strdup ("");
}

static void
add_axis (GStrvBuilder *builder,
          const char *code)
{
  const JalonsAxis *axis = jalons_axis_lookup (NULL, code);

  add_words (builder, axis ? axis->short_label : code);
}

static char *
words_of_intention (char **lines,
                    unsigned n_lines)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *length = n_lines > 1 ? words_of_minutes (lines[1]) : NULL;

  add_words (builder, n_lines > 0 ? lines[0] : NULL);
  add_words (builder, length);
  if (n_lines > 2)
    add_axis (builder, lines[2]);
  return join_words (builder);
}

static char *
words_of_activity (char **lines,
                   unsigned n_lines)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JalonsSlot slot = jalons_slot_undated (0);
  g_autofree char *when = NULL, *classes = NULL;

  add_words (builder, n_lines > 0 ? lines[0] : NULL);
  if (n_lines > 1 && jalons_slot_parse (lines[1], &slot))
    when = jalons_format_slot (slot, JALONS_DAY_FULL);
  add_words (builder, when);
  if (n_lines > 2)
    add_axis (builder, lines[2]);
  if (n_lines > 3)
    {
      g_auto (GStrv) codes = g_strsplit (lines[3], "\t", -1);

      classes = jalons_format_list ((const char *const *) codes);
    }
  add_words (builder, classes);
  add_words (builder, n_lines > 4 ? jalons_state_label (JALONS_STATE_CANCELLED) : NULL);
  return join_words (builder);
}

static char *
words_of_entry (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 3);
  JalonsSpread minutes = { 0 };
  g_autofree char *length = NULL;

  if (g_strv_length (parts) < 3)
    return g_strdup (line);
  minutes.low = (int) g_ascii_strtoll (parts[0], NULL, 10);
  minutes.high = (int) g_ascii_strtoll (parts[1], NULL, 10);
  length = jalons_spread_in_words (&minutes);
  return *length ? g_strdup_printf ("%s · %s", parts[2], length) : g_strdup (parts[2]);
}

static char *
words_of_cell (char **lines)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (unsigned i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = words_of_entry (lines[i]);

      add_words (builder, line);
    }
  words = g_strv_builder_end (builder);
  return g_strjoinv ("\n", words);
}

/**
 * jalons_quote_in_words:
 * @kind: what it is a quote of
 * @quote: the quote of a remark
 *
 * Returns: (transfer full): the quote as a person reads it; a level's year is several lines, like a text
 */
char *
jalons_quote_in_words (JalonsAboutKind kind,
                       const char *quote)
{
  g_auto (GStrv) lines = g_strsplit (quote, "\n", -1);

  switch (kind)
    {
    case JALONS_ABOUT_INTENTION:
      return words_of_intention (lines, g_strv_length (lines));
    case JALONS_ABOUT_ACTIVITY:
      return words_of_activity (lines, g_strv_length (lines));
    case JALONS_ABOUT_CELL:
      return words_of_cell (lines);
    case JALONS_ABOUT_PROJECT:
    case JALONS_ABOUT_PART:
    case JALONS_ABOUT_GOAL:
    default:
      return g_strdup (quote);
    }
}
