/* The activities of the year after.
 * Invariant: an activity of the next year stands for one activity of this year at most: two lessons of one week stay two.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/record/order.h"
#include "core/words/text.h"
#include "plan/gestures.h"
#include "plan/next-year-private.h"
#include "plan/proposal-private.h"

/* Where an activity lands in the next year. */
typedef struct
{
  JalonsNextYearKind kind;
  JalonsSlot slot;
  JalonsDay without_class; /* the day that it cannot keep, or no day */
} Fit;

static Fit
fit_slot (JalonsPreparation *self,
          JalonsSlot slot)
{
  Fit fit = { JALONS_NEXT_CREATED, slot, JALONS_NO_DAY };
  JalonsDay day = jalons_preparation_fit_day (self, slot.day);
  gboolean kept;

  if (slot.day == JALONS_NO_DAY)
    return fit;
  fit.slot.day = day;
  if (day == JALONS_NO_DAY)
    {
      fit.kind = JALONS_NEXT_UNDATED;
      fit.slot = jalons_slot_undated (slot.minutes);
      return fit;
    }
  /* An open day on a Sunday was put there on purpose. */
  kept = slot.start == JALONS_SLOT_WEEK || jalons_calendar_is_school_day (self->next_calendar, day) ||
         (jalons_day_weekday (day) == JALONS_SUNDAY &&
          jalons_calendar_day_kind (self->next_calendar, day, NULL) == JALONS_DAY_SUNDAY);
  if (kept)
    return fit;
  fit.kind = JALONS_NEXT_MOVED;
  fit.without_class = day;
  fit.slot = (JalonsSlot){ .day = jalons_day_monday (day), .start = JALONS_SLOT_WEEK, .minutes = slot.minutes };
  return fit;
}

/* The classes of the next year that stand for those of @activity. */
static GPtrArray *
list_divisions (JalonsPreparation *self,
                const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (self->dataset, activity);
  GPtrArray *next = g_ptr_array_new ();

  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsDivision *division = g_hash_table_lookup (self->divisions,
                                                      jalons_record_get_id (g_ptr_array_index (divisions, i)));

      if (division != NULL)
        g_ptr_array_add (next, division);
    }
  return next;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What tells that two activities of the next year are the same one: title, classes, week. */
static char *
make_signature (JalonsPreparation *self,
                const JalonsActivity *activity,
                JalonsSlot slot,
                GPtrArray *divisions)
{
  g_autofree char *title = jalons_fold (jalons_activity_title (activity));
  GString *signature = g_string_new (title);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < divisions->len; i++)
    g_ptr_array_add (ids, (gpointer) jalons_record_get_id (g_ptr_array_index (divisions, i)));
  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (signature, "\x1f%s", (const char *) g_ptr_array_index (ids, i));
  g_string_append_printf (signature, "\x1f%d", jalons_calendar_week_of (self->next_calendar, slot.day));
  return g_string_free (signature, FALSE);
}

/* Those of the next year that stand for nothing yet: id → record, and signature → array of records. */
typedef struct
{
  GHashTable *by_id;
  GHashTable *by_signature;
} Present;

static void
present_add (JalonsPreparation *self,
             Present *present,
             JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (self->next, activity);
  char *signature = make_signature (self, activity, jalons_activity_slot (activity), divisions);
  GPtrArray *alike = g_hash_table_lookup (present->by_signature, signature);

  g_hash_table_insert (present->by_id, (gpointer) jalons_record_get_id (activity), activity);
  if (alike != NULL)
    g_free (signature);
  else
    {
      alike = g_ptr_array_new ();
      g_hash_table_insert (present->by_signature, signature, alike);
    }
  g_ptr_array_add (alike, activity);
}

static JalonsActivity *
present_take_alike (Present *present,
                    const char *signature)
{
  GPtrArray *alike = g_hash_table_lookup (present->by_signature, signature);

  while (alike != NULL && alike->len > 0)
    {
      JalonsActivity *activity = g_ptr_array_steal_index (alike, 0);

      if (g_hash_table_remove (present->by_id, jalons_record_get_id (activity)))
        return activity;
    }
  return NULL;
}

/* Telling */

/* "S7, Tuesday 12 October 2027, 10 h to 12 h" */
static char *
describe_slot (JalonsPreparation *self,
               JalonsSlot slot)
{
  g_autofree char *when = jalons_format_slot (slot, JALONS_DAY_FULL);

  /* Translators: the number of a week of class, a day with its times */
  return g_strdup_printf (_ ("S%1$d, %2$s"), jalons_calendar_week_of (self->next_calendar, slot.day), when);
}

static char *
tell_moved (JalonsPreparation *self,
            const Fit *fit,
            const char *name,
            const char *classes)
{
  int week = jalons_calendar_week_of (self->next_calendar, fit->slot.day);
  g_autofree char *day = jalons_format_day (fit->without_class, JALONS_DAY_FULL);
  const char *why = NULL;

  switch (jalons_calendar_day_kind (self->next_calendar, fit->without_class, &why))
    {
    case JALONS_DAY_OUTSIDE:
      /* Translators: a title, classes, the number of a week, a day */
      return g_strdup_printf (_ ("“%1$s”, %2$s: in S%3$d without a day, as %4$s is out of the school year."), name,
                              classes, week, day);
    case JALONS_DAY_SUNDAY:
      return g_strdup_printf (_ ("“%1$s”, %2$s: in S%3$d without a day, as %4$s has no class."), name, classes, week,
                              day);
    case JALONS_DAY_BREAK:
    case JALONS_DAY_PUBLIC_HOLIDAY:
    case JALONS_DAY_CLASS:
    default:
      /* Translators: a title, classes, the number of a week, a day, the name of holidays or of a public holiday */
      return g_strdup_printf (_ ("“%1$s”, %2$s: in S%3$d without a day, as %4$s, %5$s, has no class."), name, classes,
                              week, day, why);
    }
}

static char *
tell_undated (JalonsPreparation *self,
              JalonsDay day,
              const char *name,
              const char *classes)
{
  int week = jalons_calendar_week_of (self->calendar, day);
  g_autofree char *year = jalons_preparation_year_name (self);
  g_autofree char *when = jalons_format_day (day, JALONS_DAY_DATE);

  if (week == 0)
    /* Translators: a title, classes, a day of this year */
    return g_strdup_printf (_ ("“%1$s”, %2$s: to be dated, as %3$s was not in a week of class."), name, classes, when);
  /* Translators: a title, classes, a school year, the number of a week */
  return g_strdup_printf (_ ("“%1$s”, %2$s: to be dated, as %3$s has no week S%4$d."), name, classes, year, week);
}

static char *
tell_fit (JalonsPreparation *self,
          const JalonsActivity *activity,
          const Fit *fit,
          const char *classes)
{
  g_autofree char *name = jalons_name_activity (activity);
  g_autofree char *when = NULL;

  if (fit->kind == JALONS_NEXT_MOVED)
    return tell_moved (self, fit, name, classes);
  if (fit->kind == JALONS_NEXT_UNDATED)
    return tell_undated (self, jalons_activity_slot (activity).day, name, classes);
  if (fit->slot.day == JALONS_NO_DAY)
    /* Translators: a title, classes */
    return g_strdup_printf (_ ("“%1$s”, %2$s: still without a date."), name, classes);
  when = describe_slot (self, fit->slot);
  /* Translators: a title, classes, a week and a day */
  return g_strdup_printf (_ ("“%1$s”, %2$s: %3$s."), name, classes, when);
}

static char *
tell_present (JalonsPreparation *self,
              const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (self->next, activity);
  g_autofree char *name = jalons_name_activity (activity), *classes = jalons_list_classes (divisions);

  /* Translators: a title, classes */
  return g_strdup_printf (_ ("“%1$s”, %2$s: there already, it stays as it is."), name, classes);
}

/* “Forum”, 3A and 3B: of this year */
static char *
name_with_classes (JalonsPreparation *self,
                   const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (self->dataset, activity);
  g_autofree char *name = jalons_name_activity (activity), *classes = jalons_list_classes (divisions);

  /* Translators: a title, classes */
  return g_strdup_printf (_ ("“%1$s”, %2$s"), name, classes);
}

static void
tell_gone (JalonsPreparation *self,
           const JalonsActivity *activity)
{
  g_autofree char *name = name_with_classes (self, activity);

  jalons_preparation_tell_gone (self, activity, name);
}

/* Preparing */

static void
add_activity (JalonsPreparation *self,
              const JalonsActivity *activity,
              const Fit *fit,
              GPtrArray *divisions)
{
  g_autofree char *id = jalons_preparation_make_id (self, activity);
  g_autofree char *classes = jalons_list_classes (divisions);
  JalonsDraft *draft = jalons_gesture_copy_activity (activity, id, fit->slot);
  g_autoptr (JalonsActivity) added = NULL;

  jalons_draft_set_text (draft, JALONS_ACTIVITY_YEAR, self->result->year_id);
  g_ptr_array_add (self->result->drafts, draft);
  for (guint i = 0; i < divisions->len; i++)
    jalons_gesture_add_participation (self->result->drafts, id,
                                      jalons_record_get_id (g_ptr_array_index (divisions, i)));
  /* What was asked of the Région and of people was for this year; a document serves until it is out of date. */
  jalons_gesture_copy_documents (self->result->drafts, self->dataset, activity, id,
                                 fit->slot.day != JALONS_NO_DAY ? fit->slot.day
                                                                : jalons_calendar_first_day (self->next_calendar));
  jalons_gesture_copy_aims (self->result->drafts, self->dataset, activity, id, jalons_year_school (self->year),
                            self->result->start);
  added = jalons_draft_build (draft);
  jalons_preparation_tell (self, fit->kind, added, tell_fit (self, activity, fit, classes));
}

static void
prepare_activity (JalonsPreparation *self,
                  Present *present,
                  JalonsActivity *activity,
                  JalonsActivity *same)
{
  g_autoptr (GPtrArray) divisions = list_divisions (self, activity);
  Fit fit = fit_slot (self, jalons_activity_slot (activity));
  g_autofree char *signature = make_signature (self, activity, fit.slot, divisions);
  g_autofree char *id = jalons_preparation_make_id (self, activity);

  if (same == NULL)
    same = present_take_alike (present, signature);
  if (same != NULL)
    jalons_preparation_tell (self, JALONS_NEXT_LEFT, same, tell_present (self, same));
  else if (divisions->len == 0 || jalons_preparation_is_gone (self, id))
    tell_gone (self, activity);
  else
    add_activity (self, activity, &fit, divisions);
}

static void
drop_activity (JalonsPreparation *self,
               const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (self->dataset, activity);
  g_autofree char *name = jalons_name_activity (activity), *classes = jalons_list_classes (divisions);

  jalons_preparation_tell (self, JALONS_NEXT_DROPPED, activity,
                           /* Translators: a title, classes */
                           g_strdup_printf (_ ("“%1$s”, %2$s: cancelled, not taken over."), name, classes));
}

/* Those that some class takes part in; an activity of nobody is seen nowhere. */
static GPtrArray *
list_activities (JalonsDataset *dataset,
                 const char *year_id)
{
  GPtrArray *activities = jalons_dataset_referring (dataset, JALONS_ACTIVITY_YEAR, year_id);

  for (guint i = activities->len; i-- > 0;)
    {
      g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset,
                                                                           g_ptr_array_index (activities, i));

      if (divisions->len == 0)
        g_ptr_array_remove_index (activities, i);
    }
  g_ptr_array_sort (activities, jalons_order_activities);
  return activities;
}

/* First those that were prepared before, wherever they have been moved since: they stand for nothing else. */
static GHashTable *
match_prepared (JalonsPreparation *self,
                Present *present,
                GPtrArray *activities)
{
  GHashTable *prepared = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (activities, i), *same;
      g_autofree char *id = jalons_preparation_make_id (self, activity);

      same = g_hash_table_lookup (present->by_id, id);
      if (same == NULL)
        continue;
      g_hash_table_remove (present->by_id, id);
      g_hash_table_insert (prepared, activity, same);
    }
  return prepared;
}

/**
 * jalons_preparation_activities:
 *
 * Prepares what each activity becomes in the next year, or tells why it is left out.
 */
void
jalons_preparation_activities (JalonsPreparation *self)
{
  g_autoptr (GPtrArray) activities = list_activities (self->dataset, jalons_record_get_id (self->year));
  g_autoptr (GPtrArray) there = jalons_dataset_referring (self->next, JALONS_ACTIVITY_YEAR, self->result->year_id);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_signature = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                               (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) prepared = NULL;
  Present present = { by_id, by_signature };

  for (guint i = 0; i < there->len; i++)
    present_add (self, &present, g_ptr_array_index (there, i));
  prepared = match_prepared (self, &present, activities);
  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (activities, i);

      if (jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
        drop_activity (self, activity);
      else
        prepare_activity (self, &present, activity, g_hash_table_lookup (prepared, activity));
    }
}
