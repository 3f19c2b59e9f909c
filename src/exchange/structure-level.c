/* The level of a class that is imported: what was answered, what was remembered, what its MEF says, else a question.
 * Invariant: an answer about a MEF or about words of a table is remembered as a Mef record; one about a class is not.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/published/levels.h"
#include "core/words/text.h"
#include "exchange/structure-import.h"

/* What a user answered before for these words. */
static const char *
remembered_level (JalonsStructurePlanner *self,
                  const char *words)
{
  g_autofree char *id = jalons_mef_make_id (words);
  JalonsMef *mef = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_MEF, id);

  return mef ? jalons_mef_level (mef) : "";
}

/* One question however many classes it is about. */
static const char *
ask_level (JalonsStructurePlanner *self,
           const char *key,
           const char *text,
           const JalonsStructureDivision *division)
{
  JalonsImportQuestion *question = jalons_plan_find_question (self->plan, key);

  if (question == NULL)
    question = jalons_plan_add_question (self->plan, JALONS_IMPORT_ASK_LEVEL, key, jalons_planner_answer (self, key), text);
  if (!g_strv_contains ((const char *const *) question->divisions, division->code))
    jalons_strv_add (&question->divisions, division->code);
  return question->answer;
}

static void
remember_level (JalonsStructurePlanner *self,
                const char *words,
                const char *level)
{
  g_autofree char *id = jalons_mef_make_id (words);
  JalonsMef *present = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_MEF, id);
  JalonsDraft *draft;

  for (unsigned i = 0; i < self->plan->drafts->len; i++)
    if (g_str_equal (jalons_draft_get_id (g_ptr_array_index (self->plan->drafts, i)), id))
      return;
  draft = present ? jalons_draft_edit (present) : jalons_draft_new (JALONS_ENTITY_MEF, id);
  jalons_draft_set_text (draft, JALONS_MEF_CODE, words);
  jalons_draft_set_text (draft, JALONS_MEF_LEVEL, level);
  jalons_plan_keep (self->plan, draft);
}

static const char *
ask_and_remember (JalonsStructurePlanner *self,
                  const char *key,
                  const char *words,
                  const char *text,
                  const JalonsStructureDivision *division)
{
  const char *answer = ask_level (self, key, text, division);

  if (*answer != '\0')
    remember_level (self, words, answer);
  return answer;
}

/* The long label tells best; the short one before it, when it alone says nothing, still leaves the words of the long
 * one that mean "ask" (ULIS, UPE2A…) to be heard. */
static const char *
guess_level (const JalonsStructureMef *mef,
             JalonsLevelMeans *means)
{
  g_autofree char *both = g_strdup_printf ("%s %s", mef->short_label, mef->label);
  const char *level = jalons_level_from_mef (mef->code, mef->mefstat4, mef->label, means);

  return level ? level : jalons_level_from_mef (mef->code, mef->mefstat4, both, means);
}

static const char *
level_of_mef (JalonsStructurePlanner *self,
              const JalonsStructureDivision *division,
              const JalonsStructureMef *mef,
              gboolean *guessed)
{
  g_autofree char *key = g_strconcat ("mef:", mef->code, NULL);
  const char *remembered = remembered_level (self, mef->code);
  const char *label = *mef->label ? mef->label : mef->short_label;
  JalonsLevelMeans means;
  const char *level = guess_level (mef, &means);
  g_autofree char *text = NULL;

  if (*jalons_planner_answer (self, key) == '\0' && *remembered != '\0')
    return remembered;
  if (*jalons_planner_answer (self, key) == '\0' && level != NULL)
    {
      *guessed = means == JALONS_LEVEL_BY_LABEL;
      return level;
    }
  text = *label ? g_strdup_printf (_ ("Which level is the training programme %s (MEF %s)?"), label, mef->code)
                : g_strdup_printf (_ ("Which level is the training programme of MEF %s?"), mef->code);
  return ask_and_remember (self, key, mef->code, text, division);
}

static const char *
level_of_words (JalonsStructurePlanner *self,
                const JalonsStructureDivision *division)
{
  g_autofree char *words = g_strstrip (g_strdup_printf ("%s %s", division->level, division->track));
  g_autofree char *folded = jalons_fold (words);
  g_autofree char *key = g_strconcat ("text:", folded, NULL);
  const char *remembered = remembered_level (self, folded);
  const char *level = jalons_level_from_text (division->level, division->track);
  g_autofree char *text = NULL;

  if (*jalons_planner_answer (self, key) == '\0' && *remembered != '\0')
    return remembered;
  if (*jalons_planner_answer (self, key) == '\0' && level != NULL)
    return level;
  text = g_strdup_printf (_ ("Which level is “%s”?"), words);
  return ask_and_remember (self, key, folded, text, division);
}

static const char *
level_of_class (JalonsStructurePlanner *self,
                const JalonsStructureDivision *division)
{
  g_autofree char *key = g_strconcat ("division:", division->code, NULL);
  g_autofree char *text = g_strdup_printf (_ ("Of which level is the class %s? The file does not say."), division->code);

  return ask_level (self, key, text, division);
}

/* The level of most pupils; where no headcount says, that of the first MEF. */
static JalonsTold
level_of_mefs (JalonsStructurePlanner *self,
               const JalonsStructureDivision *division)
{
  JalonsTold told = { "" };
  int most = -2;
  const char *first = NULL;

  for (unsigned i = 0; i < division->mefs->len; i++)
    {
      const JalonsStructureMef *mef = g_ptr_array_index (division->mefs, i);
      gboolean guessed = FALSE;
      const char *level = level_of_mef (self, division, mef, &guessed);

      if (*level == '\0')
        continue;
      first = first ? first : level;
      told.mixed = told.mixed || !g_str_equal (first, level);
      if (mef->headcount > most)
        {
          most = mef->headcount;
          told.level = level;
          told.guessed = guessed;
        }
    }
  return told;
}

/**
 * jalons_planner_tell_level:
 *
 * The MEF of the class decide; else the level that a table names, else its label. What none of them tells is asked.
 *
 * Returns: the level, borrowed from the plan or the file
 */
JalonsTold
jalons_planner_tell_level (JalonsStructurePlanner *self,
                           const JalonsStructureDivision *division)
{
  if (division->mefs->len > 0)
    return level_of_mefs (self, division);
  return (JalonsTold){ *division->level ? level_of_words (self, division) : level_of_class (self, division) };
}
