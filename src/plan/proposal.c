/* Gathering what a gesture would do.
 * Invariant: what is said counts activities, not chips: one that five classes share is one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "core/words/text.h"
#include "plan/gestures.h"
#include "plan/proposal-private.h"

#define MAX_NAME_LETTERS 60 /* a label is read in a menu */

/* Up to so many classes are all named; of more, two are and the others counted. */
#define MAX_NAMED_CLASSES 3

void
jalons_proposal_free (JalonsProposal *proposal)
{
  g_ptr_array_unref (proposal->drafts);
  g_free (proposal->label);
  g_free (proposal->along);
  g_free (proposal->left);
  g_strfreev (proposal->created);
  g_free (proposal);
}

/* What an activity is called in a sentence: by its kind while it has no title. */
char *
jalons_name_activity (const JalonsActivity *activity)
{
  const char *title = jalons_activity_title (activity);
  g_autofree char *start = NULL;

  if (*title == '\0')
    title = jalons_activity_kind_label ((JalonsActivityKind) jalons_activity_kind (activity));
  if (g_utf8_strlen (title, -1) <= MAX_NAME_LETTERS)
    return g_strdup (title);
  start = g_utf8_substring (title, 0, MAX_NAME_LETTERS - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/**
 * jalons_proposer_init:
 * @dataset: is borrowed until jalons_proposer_finish()
 */
void
jalons_proposer_init (JalonsProposer *self,
                      JalonsDataset *dataset)
{
  self->dataset = dataset;
  self->drafts = jalons_gesture_drafts_new ();
  self->created = g_ptr_array_new ();
  self->touched = g_ptr_array_new_with_free_func (g_free);
  for (unsigned i = 0; i < JALONS_N_LEFT; i++)
    self->left[i] = g_ptr_array_new_with_free_func (g_free);
  for (unsigned i = 0; i < JALONS_N_ALONG; i++)
    self->along[i] = g_ptr_array_new_with_free_func (g_free);
}

/* Something happens to @activity. */
void
jalons_proposer_touch (JalonsProposer *self,
                       const JalonsActivity *activity)
{
  g_ptr_array_add (self->touched, jalons_name_activity (activity));
}

/* @activity is NULL when it is there no more. */
void
jalons_proposer_leave (JalonsProposer *self,
                       JalonsLeft why,
                       const JalonsActivity *activity)
{
  g_ptr_array_add (self->left[why], activity ? jalons_name_activity (activity) : g_strdup (""));
}

/**
 * jalons_proposer_leave_named:
 * @name: what is left alone, in words
 *
 * For what is no record; jalons_proposer_leave() is for activities.
 */
void
jalons_proposer_leave_named (JalonsProposer *self,
                             JalonsLeft why,
                             const char *name)
{
  g_ptr_array_add (self->left[why], g_strdup (name));
}

/* Returns: (nullable): the name of the one activity that something happens to; NULL when they are more, or none */
const char *
jalons_proposer_only (const JalonsProposer *self,
                      unsigned *n_touched)
{
  *n_touched = self->touched->len;
  return self->touched->len == 1 ? g_ptr_array_index (self->touched, 0) : NULL;
}

/* Writing */

/* Takes @draft. Returns whether it changes anything. */
gboolean
jalons_proposer_keep (JalonsProposer *self,
                      JalonsDraft *draft)
{
  gboolean changed = jalons_draft_is_changed (draft);

  if (changed)
    g_ptr_array_add (self->drafts, draft);
  else
    jalons_draft_free (draft);
  return changed;
}

void
jalons_proposer_delete (JalonsProposer *self,
                        JalonsRecord *record)
{
  jalons_gesture_add_deletion (self->drafts, record);
}

void
jalons_proposer_join (JalonsProposer *self,
                      const char *activity_id,
                      const JalonsDivision *division)
{
  jalons_gesture_add_participation (self->drafts, activity_id, jalons_record_get_id (division));
}

/* The classes of @divisions that do not take part in @activity. */
static GPtrArray *
list_newcomers (JalonsProposer *self,
                const JalonsActivity *activity,
                GPtrArray *divisions,
                gboolean *shared)
{
  g_autoptr (GPtrArray) present = jalons_dataset_activity_divisions (self->dataset, activity);
  GPtrArray *newcomers = g_ptr_array_new ();

  *shared = present->len > 1;
  for (guint i = 0; i < divisions->len; i++)
    if (!jalons_has_record (present, g_ptr_array_index (divisions, i)))
      g_ptr_array_add (newcomers, g_ptr_array_index (divisions, i));
  return newcomers;
}

/* Takes @draft, a new activity, which @divisions take part in. */
void
jalons_proposer_create (JalonsProposer *self,
                        JalonsDraft *draft,
                        GPtrArray *divisions)
{
  g_ptr_array_add (self->drafts, draft);
  g_ptr_array_add (self->created, g_strdup (jalons_draft_get_id (draft)));
  for (guint i = 0; i < divisions->len; i++)
    jalons_proposer_join (self, jalons_draft_get_id (draft), g_ptr_array_index (divisions, i));
}

static void
add_copy (JalonsProposer *self,
          const JalonsActivity *activity,
          JalonsSlot slot,
          GPtrArray *divisions)
{
  JalonsDraft *draft = jalons_gesture_copy_activity (activity, NULL, slot);
  JalonsYear *year = jalons_dataset_follow (self->dataset, g_ptr_array_index (divisions, 0), JALONS_DIVISION_YEAR);

  jalons_draft_set_text (draft, JALONS_ACTIVITY_YEAR, jalons_division_year (g_ptr_array_index (divisions, 0)));
  jalons_proposer_create (self, draft, divisions);
  jalons_gesture_copy_links (self->drafts, self->dataset, activity, jalons_draft_get_id (draft));
  if (year != NULL)
    jalons_gesture_copy_aims (self->drafts, self->dataset, activity, jalons_draft_get_id (draft),
                              jalons_year_school (year), jalons_year_start (year));
}

/* One copy of @activity at @slot for all of @divisions. At its own time, a class that has it already gets nothing, and a
 * class that comes to a shared one joins it: the forum of six classes is not held a second time for the seventh. */
void
jalons_proposer_copy (JalonsProposer *self,
                      JalonsActivity *activity,
                      JalonsSlot slot,
                      GPtrArray *divisions)
{
  gboolean same_time = jalons_slot_equal (slot, jalons_activity_slot (activity)), shared;
  g_autoptr (GPtrArray) newcomers = list_newcomers (self, activity, divisions, &shared);

  if (same_time && newcomers->len == 0)
    {
      jalons_proposer_leave (self, JALONS_LEFT_THERE, activity);
      return;
    }
  jalons_proposer_touch (self, activity);
  if (!same_time || !shared)
    {
      add_copy (self, activity, slot, same_time ? newcomers : divisions);
      return;
    }
  for (guint i = 0; i < newcomers->len; i++)
    jalons_proposer_join (self, jalons_record_get_id (activity), g_ptr_array_index (newcomers, i));
  jalons_proposer_tell (self, JALONS_ALONG_JOINED, activity, newcomers, slot.minutes);
}

/* Telling */

static char *
tell_few (JalonsAlong what,
          const char *name,
          const char *classes,
          unsigned n_classes,
          const char *length)
{
  switch (what)
    {
    case JALONS_ALONG_STRETCHED:
      /* Translators: the title of an activity, a duration, a list of classes */
      return g_strdup_printf (_ ("“%1$s” now lasts %2$s for %3$s."), name, length, classes);
    case JALONS_ALONG_DELETED:
      /* Translators: the title of an activity, a list of classes */
      return g_strdup_printf (_ ("“%1$s” is deleted for %2$s."), name, classes);
    case JALONS_ALONG_JOINED:
      /* Translators: a class or several, the title of an activity */
      return g_strdup_printf (ngettext ("%1$s now takes part in “%2$s”.", "%1$s now take part in “%2$s”.", n_classes),
                              classes, name);
    case JALONS_ALONG_MOVED:
    case JALONS_N_ALONG:
    default:
      /* Translators: the title of an activity, a list of classes */
      return g_strdup_printf (_ ("“%1$s” has moved for %2$s."), name, classes);
    }
}

/* Returns: (transfer full): "3A, 3B and 3C", "3A, 3B and 4 other classes" */
char *
jalons_list_classes (GPtrArray *divisions)
{
  const char *codes[MAX_NAMED_CLASSES + 1] = { NULL };
  unsigned n_others;

  if (divisions->len <= MAX_NAMED_CLASSES)
    {
      for (guint i = 0; i < divisions->len; i++)
        codes[i] = jalons_division_code (g_ptr_array_index (divisions, i));
      return jalons_format_list (codes);
    }
  n_others = divisions->len - 2;
  /* Translators: two classes, and the number of the others */
  return g_strdup_printf (ngettext ("%1$s, %2$s and %3$u other class", "%1$s, %2$s and %3$u other classes", n_others),
                          jalons_division_code (g_ptr_array_index (divisions, 0)),
                          jalons_division_code (g_ptr_array_index (divisions, 1)), n_others);
}

/* What happened to @activity for @divisions, whose length is now @minutes. */
void
jalons_proposer_tell (JalonsProposer *self,
                      JalonsAlong what,
                      const JalonsActivity *activity,
                      GPtrArray *divisions,
                      int minutes)
{
  g_autofree char *name = jalons_name_activity (activity);
  g_autofree char *classes = jalons_list_classes (divisions);
  g_autofree char *length = jalons_format_minutes (minutes);

  g_ptr_array_add (self->along[what], tell_few (what, name, classes, divisions->len, length));
}

static char *
tell_many (JalonsAlong what,
           unsigned n)
{
  switch (what)
    {
    case JALONS_ALONG_STRETCHED:
      return jalons_format_counted (ngettext ("%u shared activity has another length for all its classes.",
                                              "%u shared activities have another length for all their classes.", n),
                                    n);
    case JALONS_ALONG_DELETED:
      return jalons_format_counted (ngettext ("%u shared activity is deleted for all its classes.",
                                              "%u shared activities are deleted for all their classes.", n),
                                    n);
    case JALONS_ALONG_JOINED:
      return jalons_format_counted (ngettext ("%u shared activity has one more class.",
                                              "%u shared activities have more classes, in place of copies.", n),
                                    n);
    case JALONS_ALONG_MOVED:
    case JALONS_N_ALONG:
    default:
      return jalons_format_counted (ngettext ("%u shared activity has moved for all its classes.",
                                              "%u shared activities have moved for all their classes.", n),
                                    n);
    }
}

/* One activity, with its name. */
static char *
tell_left_one (JalonsLeft why,
               const char *name)
{
  switch (why)
    {
    case JALONS_LEFT_OUTSIDE_YEAR:
      return g_strdup_printf (_ ("“%s” would fall out of the school year: it was left alone."), name);
    case JALONS_LEFT_LENGTH:
      return g_strdup_printf (_ ("“%s” cannot be shorter or longer than it is: it was left alone."), name);
    case JALONS_LEFT_THERE:
      return g_strdup_printf (_ ("The class already has “%s” there: it was left alone."), name);
    case JALONS_LEFT_CANCELLED:
      return g_strdup_printf (_ ("“%s” is cancelled: it was not copied."), name);
    case JALONS_LEFT_ATTACHED:
      return g_strdup_printf (_ ("It is already attached to “%s”: nothing has changed there."), name);
    case JALONS_LEFT_OFFERED:
      /* Translators: a class */
      return g_strdup_printf (_ ("%s already has it: nothing was added for it."), name);
    case JALONS_LEFT_STEP:
      return g_strdup_printf (_ ("“%s” is not at that step: it was left alone."), name);
    case JALONS_LEFT_GONE:
    case JALONS_N_LEFT:
    default:
      return g_strdup (_ ("One of the copied activities was deleted since: it was left out."));
    }
}

static char *
tell_left_many (JalonsLeft why,
                unsigned n)
{
  switch (why)
    {
    case JALONS_LEFT_OUTSIDE_YEAR:
      return jalons_format_counted (ngettext ("%u activity would fall out of the school year: it was left alone.",
                                              "%u activities would fall out of the school year: they were left alone.", n),
                                    n);
    case JALONS_LEFT_LENGTH:
      return jalons_format_counted (ngettext ("%u activity cannot be shorter or longer than it is: it was left alone.",
                                              "%u activities cannot be shorter or longer than they are: they were left alone.",
                                              n),
                                    n);
    case JALONS_LEFT_THERE:
      return jalons_format_counted (ngettext ("The class already has %u activity there: it was left alone.",
                                              "The classes already have %u activities there: they were left alone.",
                                              n),
                                    n);
    case JALONS_LEFT_CANCELLED:
      return jalons_format_counted (ngettext ("%u activity is cancelled: it was not copied.",
                                              "%u activities are cancelled: they were not copied.", n),
                                    n);
    case JALONS_LEFT_ATTACHED:
      return jalons_format_counted (ngettext ("It is already attached to %u activity: nothing has changed there.",
                                              "It is already attached to %u activities: nothing has changed there.", n),
                                    n);
    case JALONS_LEFT_OFFERED:
      return jalons_format_counted (ngettext ("%u class already has it: nothing was added for it.",
                                              "%u classes already have it: nothing was added for them.", n),
                                    n);
    case JALONS_LEFT_STEP:
      return jalons_format_counted (ngettext ("%u activity is not at that step: it was left alone.",
                                              "%u activities are not at that step: they were left alone.", n),
                                    n);
    case JALONS_LEFT_GONE:
    case JALONS_N_LEFT:
    default:
      return jalons_format_counted (ngettext ("%u copied activity was deleted since: it was left out.",
                                              "%u copied activities were deleted since: they were left out.", n),
                                    n);
    }
}

static void
append_sentence (GString *text,
                 char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static char *
finish_along (JalonsProposer *self)
{
  GString *text = g_string_new (NULL);

  for (unsigned what = 0; what < JALONS_N_ALONG; what++)
    {
      GPtrArray *sentences = self->along[what];

      if (sentences->len == 1)
        append_sentence (text, g_strdup (g_ptr_array_index (sentences, 0)));
      else if (sentences->len > 1)
        append_sentence (text, tell_many ((JalonsAlong) what, sentences->len));
      g_ptr_array_unref (sentences);
    }
  return g_string_free (text, text->len == 0);
}

static char *
finish_left (JalonsProposer *self,
             int *n_left)
{
  GString *text = g_string_new (NULL);

  *n_left = 0;
  for (unsigned why = 0; why < JALONS_N_LEFT; why++)
    {
      GPtrArray *names = self->left[why];

      if (names->len == 1)
        append_sentence (text, tell_left_one ((JalonsLeft) why, g_ptr_array_index (names, 0)));
      else if (names->len > 1)
        append_sentence (text, tell_left_many ((JalonsLeft) why, names->len));
      *n_left += (int) names->len;
      g_ptr_array_unref (names);
    }
  return g_string_free (text, text->len == 0);
}

/* Takes @label, and empties @self. */
JalonsProposal *
jalons_proposer_finish (JalonsProposer *self,
                        char *label)
{
  JalonsProposal *proposal = g_new0 (JalonsProposal, 1);

  proposal->along = finish_along (self);
  proposal->left = finish_left (self, &proposal->n_left);
  g_ptr_array_add (self->created, NULL);
  proposal->created = (char **) g_ptr_array_free (self->created, FALSE);
  proposal->drafts = self->drafts;
  proposal->label = label;
  g_ptr_array_unref (self->touched);
  return proposal;
}

/* The activities of chips */

/* Records are told apart by their ids: an edited one is another object. */
gboolean
jalons_has_record (GPtrArray *records,
                   const JalonsRecord *record)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (jalons_record_get_id (g_ptr_array_index (records, i)), jalons_record_get_id (record)))
      return TRUE;
  return FALSE;
}

static void
chosen_free (gpointer data)
{
  JalonsChosen *chosen = data;

  g_ptr_array_unref (chosen->divisions);
  g_free (chosen);
}

/* Returns: (transfer full) (element-type JalonsChosen): by the order in which the chips first show them */
GPtrArray *
jalons_chosen_list (const JalonsChip *chips,
                    unsigned n_chips)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (chosen_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (unsigned i = 0; i < n_chips; i++)
    {
      const char *id = jalons_record_get_id (chips[i].activity);
      JalonsChosen *chosen = g_hash_table_lookup (by_id, id);

      if (chosen == NULL)
        {
          chosen = g_new (JalonsChosen, 1);
          chosen->activity = chips[i].activity;
          chosen->divisions = g_ptr_array_new ();
          g_hash_table_insert (by_id, (gpointer) id, chosen);
          g_ptr_array_add (list, chosen);
        }
      if (!jalons_has_record (chosen->divisions, chips[i].division))
        g_ptr_array_add (chosen->divisions, chips[i].division);
    }
  return list;
}

/* Whether the chips of all the classes that take part in it were taken. */
gboolean
jalons_chosen_all (JalonsDataset *dataset,
                   const JalonsChosen *chosen)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, chosen->activity);

  for (guint i = 0; i < divisions->len; i++)
    if (!jalons_has_record (chosen->divisions, g_ptr_array_index (divisions, i)))
      return FALSE;
  return TRUE;
}
