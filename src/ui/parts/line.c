/* The lines of the page of a class: activities, absences and milestones in the order of the year.
 * Invariant: lines are told apart by the id of their record; jalons_lines_update() moves as few as it can.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/line.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/attached.h"
#include "core/published/usual-milestones.h"
#include "core/rules/rules.h"
#include "core/words/text.h"
#include "ui/parts/words.h"

struct _JalonsLine
{
  GObject parent_instance;
  JalonsRecord *record;
  char *heading;        /* of the month that this line opens, or NULL */
  char *week;           /* "S7", or "" */
  char *others;         /* the other classes of the activity, or "" */
  const char *mark;     /* interned: the colleague who changed it a moment ago, or NULL */
  char *warning;        /* the sentences of the rules that it breaks, or "" */
  GPtrArray *attached;  /* of JalonsAttachedItem; NULL when it is no activity */
  char *attached_words; /* the same in one sentence, or "" */
  guint32 stamp;        /* of the same */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsLine, jalons_line, G_TYPE_OBJECT)

static void
jalons_line_finalize (GObject *object)
{
  JalonsLine *self = JALONS_LINE (object);

  g_clear_object (&self->record);
  g_free (self->heading);
  g_free (self->week);
  g_free (self->others);
  g_free (self->warning);
  g_clear_pointer (&self->attached, g_ptr_array_unref);
  g_free (self->attached_words);

  G_OBJECT_CLASS (jalons_line_parent_class)->finalize (object);
}

static void
jalons_line_class_init (JalonsLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_line_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", JALONS_TYPE_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jalons_line_init (JalonsLine *self)
{
}

/**
 * jalons_line_get_record:
 *
 * Returns: (transfer none): an activity, an absence or a milestone
 */
JalonsRecord *
jalons_line_get_record (JalonsLine *self)
{
  return self->record;
}

/**
 * jalons_line_get_heading:
 *
 * Returns: (nullable): the month that begins with this line
 */
const char *
jalons_line_get_heading (JalonsLine *self)
{
  return self->heading;
}

/**
 * jalons_line_get_week:
 *
 * Returns: (transfer none): "S7", or ""
 */
const char *
jalons_line_get_week (JalonsLine *self)
{
  return self->week;
}

/**
 * jalons_line_get_others:
 *
 * Returns: (transfer none): the other classes of the activity, or ""
 */
const char *
jalons_line_get_others (JalonsLine *self)
{
  return self->others;
}

/**
 * jalons_line_get_warning:
 *
 * Returns: (transfer none): the sentences of the rules that it breaks, or ""
 */
const char *
jalons_line_get_warning (JalonsLine *self)
{
  return self->warning;
}

/**
 * jalons_line_get_mark:
 *
 * Returns: (transfer none) (nullable): the colleague who changed it a moment ago
 */
const char *
jalons_line_get_mark (JalonsLine *self)
{
  return self->mark;
}

/**
 * jalons_line_get_attached:
 *
 * Returns: (transfer none) (nullable) (element-type JalonsAttachedItem): what of the catalogue is attached to the activity
 */
const GPtrArray *
jalons_line_get_attached (JalonsLine *self)
{
  return self->attached;
}

/**
 * jalons_line_get_attached_words:
 *
 * Returns: the same in words, or ""
 */
const char *
jalons_line_get_attached_words (JalonsLine *self)
{
  return self->attached_words;
}

/* Making the lines */

static JalonsDay
day_of (JalonsRecord *record)
{
  switch ((int) jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_ACTIVITY:
      return jalons_activity_slot (record).day;
    case JALONS_ENTITY_ABSENCE:
      return jalons_absence_first_day (record);
    default:
      return jalons_milestone_day (record);
    }
}

/* Stable among those of one day: activities first, in their order. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  JalonsRecord *first = (*(JalonsLine *const *) a)->record, *second = (*(JalonsLine *const *) b)->record;
  JalonsDay first_day = day_of (first), second_day = day_of (second);
  JalonsEntityId first_kind = jalons_record_get_entity (first), second_kind = jalons_record_get_entity (second);

  if (first_day != second_day)
    {
      if (first_day == JALONS_NO_DAY || second_day == JALONS_NO_DAY)
        return first_day == JALONS_NO_DAY ? 1 : -1;
      return first_day < second_day ? -1 : 1;
    }
  if (first_kind == JALONS_ENTITY_ACTIVITY && second_kind == JALONS_ENTITY_ACTIVITY)
    return jalons_slot_compare (jalons_activity_slot (first), jalons_activity_slot (second));
  if (first_kind != second_kind)
    return first_kind < second_kind ? -1 : 1;
  return first_kind == JALONS_ENTITY_MILESTONE ? jalons_milestone_compare (first, second) : 0;
}

static char *
other_classes (JalonsDataset *dataset,
               JalonsActivity *activity,
               JalonsDivision *division)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);

  g_ptr_array_remove (divisions, division);
  return jalons_words_codes (divisions);
}

static char *
warning_of (JalonsDataset *dataset,
            JalonsCalendar *calendar,
            JalonsActivity *activity)
{
  g_autoptr (GPtrArray) issues = jalons_rules_of_activity (dataset, calendar, activity);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      JalonsIssue *issue = g_ptr_array_index (issues, i);

      /* What the class has in all is told of the class, not of each of its activities. */
      if (issue->severity >= JALONS_SEVERITY_WARNING && jalons_rule_is_of_place (issue->rule))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", issue->text);
    }
  return g_string_free (text, FALSE);
}

static void
take_attached (JalonsLine *line,
               JalonsDataset *dataset)
{
  gboolean activity = jalons_record_get_entity (line->record) == JALONS_ENTITY_ACTIVITY;

  line->attached = activity ? jalons_attached_list (dataset, line->record) : NULL;
  line->attached_words = activity ? jalons_attached_words (dataset, line->record) : g_strdup ("");
  line->stamp = activity ? jalons_attached_glance (dataset, line->record).stamp : 0;
}

static void
add_line (GPtrArray *lines,
          JalonsWorkspace *workspace,
          JalonsDivision *division,
          JalonsRecord *record)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  JalonsCalendar *calendar = jalons_workspace_get_calendar (workspace);
  gboolean activity = jalons_record_get_entity (record) == JALONS_ENTITY_ACTIVITY;
  JalonsLine *line = g_object_new (JALONS_TYPE_LINE, NULL);

  line->record = g_object_ref (record);
  line->week = jalons_words_week (calendar, day_of (record));
  line->others = activity ? other_classes (dataset, record, division) : g_strdup ("");
  line->warning = activity && calendar ? warning_of (dataset, calendar, record) : g_strdup ("");
  line->mark = g_intern_string (jalons_workspace_get_mark (workspace, jalons_record_get_id (record)));
  take_attached (line, dataset);
  g_ptr_array_add (lines, line);
}

static char *
month_heading (JalonsDay day)
{
  g_autofree char *rest = NULL;
  int year, month;
  const char *name;

  if (day == JALONS_NO_DAY)
    return g_strdup (_ ("To be dated"));
  jalons_day_split (day, &year, &month, NULL);
  name = jalons_month_name (month);
  rest = g_utf8_strup (name, (gssize) (g_utf8_next_char (name) - name));
  return g_strdup_printf ("%s%s %d", rest, g_utf8_next_char (name), year);
}

static void
add_headings (GPtrArray *lines)
{
  int before = -1;

  for (guint i = 0; i < lines->len; i++)
    {
      JalonsLine *line = g_ptr_array_index (lines, i);
      JalonsDay day = day_of (line->record);
      int month = 0;

      if (day != JALONS_NO_DAY)
        jalons_day_split (day, NULL, &month, NULL);
      if (month != before)
        line->heading = month_heading (day);
      before = month;
    }
}

static gboolean
concerns (JalonsMilestone *milestone,
          JalonsDivision *division)
{
  const char *const *levels = jalons_milestone_levels (milestone);

  return levels[0] == NULL || g_strv_contains (levels, jalons_division_level (division));
}

/**
 * jalons_lines_of_division:
 *
 * Returns: (transfer full) (element-type JalonsLine): the lines of the page of @division
 */
GPtrArray *
jalons_lines_of_division (JalonsWorkspace *workspace,
                          JalonsDivision *division)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  g_autoptr (GPtrArray) activities = jalons_dataset_division_activities (dataset, division);
  g_autoptr (GPtrArray) absences = jalons_dataset_referring (dataset, JALONS_ABSENCE_DIVISION,
                                                             jalons_record_get_id (division));
  g_autoptr (GPtrArray) milestones = jalons_dataset_referring (dataset, JALONS_MILESTONE_YEAR,
                                                               jalons_division_year (division));
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < activities->len; i++)
    add_line (lines, workspace, division, g_ptr_array_index (activities, i));
  for (guint i = 0; i < absences->len; i++)
    add_line (lines, workspace, division, g_ptr_array_index (absences, i));
  for (guint i = 0; i < milestones->len; i++)
    if (concerns (g_ptr_array_index (milestones, i), division))
      add_line (lines, workspace, division, g_ptr_array_index (milestones, i));
  g_ptr_array_sort (lines, compare_lines);
  add_headings (lines);
  return lines;
}

/* Updating a list model */

static gboolean
is_same (JalonsLine *a,
         JalonsLine *b)
{
  return g_str_equal (jalons_record_get_id (a->record), jalons_record_get_id (b->record));
}

static gboolean
is_equal (JalonsLine *a,
          JalonsLine *b)
{
  return a->record == b->record && g_strcmp0 (a->heading, b->heading) == 0 && g_str_equal (a->week, b->week) &&
         g_str_equal (a->others, b->others) && g_str_equal (a->warning, b->warning) && a->stamp == b->stamp &&
         a->mark == b->mark;
}

static void
take_contents (JalonsLine *self,
               JalonsLine *from)
{
  if (is_equal (self, from))
    return;
  g_set_object (&self->record, from->record);
  g_free (self->heading);
  g_free (self->week);
  g_free (self->others);
  g_free (self->warning);
  self->heading = g_steal_pointer (&from->heading);
  self->week = g_steal_pointer (&from->week);
  self->others = g_steal_pointer (&from->others);
  self->warning = g_steal_pointer (&from->warning);
  g_clear_pointer (&self->attached, g_ptr_array_unref);
  g_free (self->attached_words);
  self->attached = g_steal_pointer (&from->attached);
  self->attached_words = g_steal_pointer (&from->attached_words);
  self->stamp = from->stamp;
  self->mark = from->mark;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
keep (GListStore *lines,
      guint position,
      JalonsLine *wanted)
{
  g_autoptr (JalonsLine) line = g_list_model_get_item (G_LIST_MODEL (lines), position);

  if (!is_same (line, wanted))
    return FALSE;
  take_contents (line, wanted);
  return TRUE;
}

/**
 * jalons_lines_update:
 * @lines: (element-type JalonsLine): the model of a view
 * @wanted: (element-type JalonsLine): what it is to hold; not to be used again
 *
 * The lines at both ends that are of the same records stay and only change their contents; what lies between is replaced.
 */
void
jalons_lines_update (GListStore *lines,
                     GPtrArray *wanted)
{
  guint length = g_list_model_get_n_items (G_LIST_MODEL (lines));
  guint first = 0, last = 0;

  while (first < length && first < wanted->len && keep (lines, first, g_ptr_array_index (wanted, first)))
    first++;
  while (last < length - first && last < wanted->len - first &&
         keep (lines, length - last - 1, g_ptr_array_index (wanted, wanted->len - last - 1)))
    last++;
  if (length - first - last > 0 || wanted->len - first - last > 0)
    g_list_store_splice (lines, first, length - first - last, wanted->pdata + first, wanted->len - first - last);
}
