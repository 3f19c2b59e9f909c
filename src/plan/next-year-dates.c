/* The milestones and absences of the year after, and what is said of its closures.
 * Invariant: no date is invented: a day is that of the same week and weekday, or there is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "plan/next-year-private.h"

static int
compare_milestones (gconstpointer a,
                    gconstpointer b)
{
  JalonsMilestone *first = *(JalonsMilestone *const *) a, *second = *(JalonsMilestone *const *) b;
  JalonsDay day = jalons_milestone_day (first), other = jalons_milestone_day (second);

  if (day != other)
    return day < other ? -1 : 1;
  return jalons_collate (jalons_milestone_label (first), jalons_milestone_label (second));
}

static JalonsMilestone *
find_milestone (GPtrArray *milestones,
                const char *id,
                const JalonsMilestone *milestone)
{
  g_autofree char *label = jalons_fold (jalons_milestone_label (milestone));

  for (guint i = 0; i < milestones->len; i++)
    {
      JalonsMilestone *other = g_ptr_array_index (milestones, i);
      g_autofree char *other_label = jalons_fold (jalons_milestone_label (other));

      if (g_str_equal (jalons_record_get_id (other), id) ||
          (g_str_equal (other_label, label) &&
           g_strv_equal (jalons_milestone_levels (other), jalons_milestone_levels (milestone))))
        return other;
    }
  return NULL;
}

static void
prepare_milestone (JalonsPreparation *self,
                   const JalonsMilestone *milestone,
                   GPtrArray *present)
{
  static const JalonsFieldId without[] = { JALONS_MILESTONE_DAY };
  g_autofree char *id = jalons_preparation_make_id (self, milestone);
  JalonsMilestone *same = find_milestone (present, id, milestone);
  g_autoptr (JalonsMilestone) added = NULL;
  JalonsDraft *draft;

  if (same != NULL)
    {
      jalons_preparation_tell (self, JALONS_NEXT_LEFT, same,
                               g_strdup_printf (_ ("Milestone “%s” is there already: it stays as it is."),
                                                jalons_milestone_label (same)));
      return;
    }
  if (jalons_preparation_is_gone (self, id))
    {
      /* Translators: the label of a milestone */
      g_autofree char *name = g_strdup_printf (_ ("Milestone “%s”"), jalons_milestone_label (milestone));

      jalons_preparation_tell_gone (self, milestone, name);
      return;
    }
  draft = jalons_preparation_start (milestone, id, without, G_N_ELEMENTS (without));
  jalons_draft_set_text (draft, JALONS_MILESTONE_YEAR, self->result->year_id);
  added = jalons_preparation_add (self, draft);
  jalons_preparation_tell (self, JALONS_NEXT_UNDATED, added,
                           g_strdup_printf (_ ("Milestone “%s”: its date is to be entered."),
                                            jalons_milestone_label (added)));
}

static void
prepare_milestones (JalonsPreparation *self)
{
  g_autoptr (GPtrArray) milestones = jalons_dataset_referring (self->dataset, JALONS_MILESTONE_YEAR,
                                                               jalons_record_get_id (self->year));
  g_autoptr (GPtrArray) present = jalons_dataset_referring (self->next, JALONS_MILESTONE_YEAR, self->result->year_id);

  g_ptr_array_sort (milestones, compare_milestones);
  for (guint i = 0; i < milestones->len; i++)
    prepare_milestone (self, g_ptr_array_index (milestones, i), present);
}

/* The absences */

static JalonsAbsence *
find_absence (JalonsPreparation *self,
              const JalonsDivision *division,
              const char *id,
              const JalonsAbsence *wanted)
{
  g_autoptr (GPtrArray) absences = jalons_dataset_referring (self->next, JALONS_ABSENCE_DIVISION,
                                                             jalons_record_get_id (division));

  for (guint i = 0; i < absences->len; i++)
    {
      JalonsAbsence *other = g_ptr_array_index (absences, i);

      if (g_str_equal (jalons_record_get_id (other), id) ||
          (jalons_absence_first_day (other) < jalons_absence_return_day (wanted) &&
           jalons_absence_first_day (wanted) < jalons_absence_return_day (other)))
        return other;
    }
  return NULL;
}

/* The label, or what kind of absence it is. */
static const char *
name_absence (const JalonsAbsence *absence)
{
  const char *label = jalons_absence_label (absence);

  return *label ? label : _ ("Absence");
}

static void
tell_absence_gone (JalonsPreparation *self,
                   const JalonsAbsence *absence,
                   const JalonsDivision *division)
{
  /* Translators: a class, why it is away */
  g_autofree char *name = g_strdup_printf (_ ("%1$s, %2$s"), jalons_division_code (division), name_absence (absence));

  jalons_preparation_tell_gone (self, absence, name);
}

static void
prepare_absence (JalonsPreparation *self,
                 const JalonsAbsence *absence,
                 const JalonsDivision *division)
{
  g_autofree char *id = jalons_preparation_make_id (self, absence);
  g_autofree char *name = jalons_preparation_year_name (self), *period = NULL;
  JalonsDay first = jalons_preparation_fit_day (self, jalons_absence_first_day (absence));
  JalonsDay last = jalons_preparation_fit_day (self, jalons_absence_return_day (absence) - 1);
  JalonsDraft *draft = jalons_preparation_start (absence, id, NULL, 0);
  g_autoptr (JalonsAbsence) fitted = NULL;
  JalonsAbsence *same;

  jalons_draft_set_text (draft, JALONS_ABSENCE_DIVISION, jalons_record_get_id (division));
  jalons_draft_set_day (draft, JALONS_ABSENCE_FIRST_DAY, first);
  jalons_draft_set_day (draft, JALONS_ABSENCE_RETURN_DAY, last + 1);
  fitted = jalons_draft_build (draft);
  same = find_absence (self, division, id, fitted);
  if (first == JALONS_NO_DAY || last == JALONS_NO_DAY)
    jalons_preparation_tell (self, JALONS_NEXT_DROPPED, absence,
                             /* Translators: a class, why it is away, a school year */
                             g_strdup_printf (_ ("%1$s, %2$s: not taken over, its weeks have no class in %3$s; enter its "
                                                 "dates."),
                                              jalons_division_code (division), name_absence (absence), name));
  else if (same != NULL)
    jalons_preparation_tell (self, JALONS_NEXT_LEFT, same,
                             /* Translators: a class, why it is away */
                             g_strdup_printf (_ ("%1$s, %2$s: there already, it stays as it is."),
                                              jalons_division_code (division), name_absence (same)));
  else if (jalons_preparation_is_gone (self, id))
    tell_absence_gone (self, absence, division);
  else
    {
      period = jalons_format_period (first, last + 1);
      g_ptr_array_add (self->result->drafts, g_steal_pointer (&draft));
      jalons_preparation_tell (self, JALONS_NEXT_CREATED, fitted,
                               /* Translators: a class, why it is away, a period ("7 au 11 décembre 2026") */
                               g_strdup_printf (_ ("%1$s, %2$s: %3$s, in the same weeks; check these dates."),
                                                jalons_division_code (division), name_absence (fitted), period));
    }
  g_clear_pointer (&draft, jalons_draft_free);
}

static void
prepare_absences (JalonsPreparation *self)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_list_divisions (self->dataset, self->year);

  for (guint d = 0; d < divisions->len; d++)
    {
      JalonsDivision *division = g_ptr_array_index (divisions, d);
      const char *id = jalons_record_get_id (division);
      JalonsDivision *next = g_hash_table_lookup (self->divisions, id);
      g_autoptr (GPtrArray) absences = jalons_dataset_referring (self->dataset, JALONS_ABSENCE_DIVISION, id);

      for (guint i = 0; i < absences->len; i++)
        if (next != NULL)
          prepare_absence (self, g_ptr_array_index (absences, i), next);
        else
          tell_absence_gone (self, g_ptr_array_index (absences, i), division);
    }
}

/* The school's own closures: no text says on which days they will be. */
static void
tell_closures (JalonsPreparation *self)
{
  g_autoptr (GPtrArray) closures = jalons_dataset_referring (self->dataset, JALONS_CLOSURE_YEAR,
                                                             jalons_record_get_id (self->year));
  g_autofree char *name = jalons_preparation_year_name (self);

  for (guint i = 0; i < closures->len; i++)
    {
      JalonsClosure *closure = g_ptr_array_index (closures, i);

      if (*jalons_closure_replaces (closure) == '\0')
        jalons_preparation_tell (self, JALONS_NEXT_DROPPED, closure,
                                 /* Translators: what the school is closed for, a school year */
                                 g_strdup_printf (_ ("“%1$s”: not taken over; enter the days without class of %2$s."),
                                                  jalons_closure_label (closure), name));
    }
}

/**
 * jalons_preparation_dates:
 *
 * Prepares milestones and absences for the next year, and tells which closures are to be entered anew.
 */
void
jalons_preparation_dates (JalonsPreparation *self)
{
  prepare_milestones (self);
  prepare_absences (self);
  tell_closures (self);
}
