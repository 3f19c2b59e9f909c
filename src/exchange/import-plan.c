/* What an import would write, and what it has to ask first, as a value that its planner fills.
 * Invariant: it owns its lines, questions and drafts; a new plan takes the place of the old one whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/import-private.h"

static void
free_line (gpointer data)
{
  JalonsImportLine *line = data;

  g_free (line->id);
  g_free (line->name);
  g_free (line->text);
  g_strfreev (line->details);
  g_free (line);
}

static void
free_question (gpointer data)
{
  JalonsImportQuestion *question = data;

  g_free (question->key);
  g_free (question->text);
  g_strfreev (question->divisions);
  g_strfreev (question->choices);
  g_strfreev (question->labels);
  g_free (question->answer);
  g_free (question);
}

/**
 * jalons_plan_new:
 *
 * Returns: (transfer full): a plan that writes nothing and counts objects of any kind
 */
JalonsPlan *
jalons_plan_new (void)
{
  JalonsPlan *plan = g_new0 (JalonsPlan, 1);

  plan->uai = g_strdup ("");
  plan->counted = JALONS_N_ENTITIES;
  plan->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  plan->lines = g_ptr_array_new_with_free_func (free_line);
  plan->questions = g_ptr_array_new_with_free_func (free_question);
  plan->warnings = g_ptr_array_new_with_free_func (g_free);
  return plan;
}

void
jalons_plan_free (JalonsPlan *plan)
{
  g_free (plan->blocked);
  g_free (plan->uai);
  g_free (plan->label);
  g_free (plan->said);
  g_ptr_array_unref (plan->drafts);
  g_ptr_array_unref (plan->lines);
  g_ptr_array_unref (plan->questions);
  g_ptr_array_unref (plan->warnings);
  g_free (plan);
}

/**
 * jalons_plan_add_line:
 *
 * Returns: (transfer none): the new line, without details
 */
JalonsImportLine *
jalons_plan_add_line (JalonsPlan *plan,
                      JalonsImportOutcome outcome,
                      JalonsEntityId entity,
                      const char *id,
                      const char *name,
                      const char *text)
{
  JalonsImportLine *line = g_new0 (JalonsImportLine, 1);

  line->outcome = outcome;
  line->entity = entity;
  line->id = g_strdup (id);
  line->name = g_strdup (name);
  line->text = g_strdup (text);
  line->details = g_new0 (char *, 1);
  g_ptr_array_add (plan->lines, line);
  return line;
}

/**
 * jalons_plan_add_question:
 * @answer: (nullable): the answer so far
 *
 * Returns: (transfer none): the new question, without classes and choices
 */
JalonsImportQuestion *
jalons_plan_add_question (JalonsPlan *plan,
                          JalonsImportAsk ask,
                          const char *key,
                          const char *answer,
                          const char *text)
{
  JalonsImportQuestion *question = g_new0 (JalonsImportQuestion, 1);

  question->ask = ask;
  question->key = g_strdup (key);
  question->required = ask != JALONS_IMPORT_ASK_LEVEL && ask != JALONS_IMPORT_ASK_COLUMN &&
                       ask != JALONS_IMPORT_ASK_PERSON && ask != JALONS_IMPORT_ASK_DELETED;
  question->text = g_strdup (text);
  question->divisions = g_new0 (char *, 1);
  question->choices = g_new0 (char *, 1);
  question->labels = g_new0 (char *, 1);
  question->answer = g_strdup (answer ? answer : "");
  g_ptr_array_add (plan->questions, question);
  return question;
}

/**
 * jalons_strv_add:
 * @strv: (inout): a %NULL-terminated array
 *
 * Appends a copy of @text.
 */
void
jalons_strv_add (char ***strv,
                 const char *text)
{
  unsigned length = g_strv_length (*strv);

  *strv = g_renew (char *, *strv, length + 2);
  (*strv)[length] = g_strdup (text);
  (*strv)[length + 1] = NULL;
}

/**
 * jalons_plan_find_question:
 *
 * Returns: (transfer none) (nullable): the question of this key
 */
JalonsImportQuestion *
jalons_plan_find_question (const JalonsPlan *plan,
                           const char *key)
{
  for (unsigned i = 0; i < plan->questions->len; i++)
    {
      JalonsImportQuestion *question = g_ptr_array_index (plan->questions, i);

      if (g_str_equal (question->key, key))
        return question;
    }
  return NULL;
}

/**
 * jalons_plan_is_answered:
 *
 * Returns: whether every question that must be answered was
 */
gboolean
jalons_plan_is_answered (const JalonsPlan *plan)
{
  for (unsigned i = 0; i < plan->questions->len; i++)
    {
      const JalonsImportQuestion *question = g_ptr_array_index (plan->questions, i);

      if (question->required && *question->answer == '\0')
        return FALSE;
    }
  return TRUE;
}

/**
 * jalons_plan_keep:
 * @draft: (transfer full): it is written, unless it changes nothing
 */
void
jalons_plan_keep (JalonsPlan *plan,
                  JalonsDraft *draft)
{
  if (jalons_draft_is_changed (draft))
    g_ptr_array_add (plan->drafts, draft);
  else
    jalons_draft_free (draft);
}

/**
 * jalons_plan_outcome:
 *
 * Returns: what writing @draft does to its record
 */
JalonsImportOutcome
jalons_plan_outcome (const JalonsDraft *draft)
{
  if (jalons_draft_get_origin (draft) == NULL)
    return JALONS_IMPORT_CREATED;
  return jalons_draft_is_changed (draft) ? JALONS_IMPORT_CHANGED : JALONS_IMPORT_UNCHANGED;
}
