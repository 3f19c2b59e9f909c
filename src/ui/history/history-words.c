/* A change of the past in words.
 * Invariant: values are worded as everywhere else, by core/field-words.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/history/history-words.h"

#include <glib/gi18n-lib.h>

#include "core/project/reworded.h"
#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/past.h"
#include "core/words/text.h"

/* A text that is longer is told by what differs. */
#define LONG 160

/* So much of a run of words is shown. */
#define MOST_OF_A_RUN 300

/**
 * jalons_history_words_title:
 *
 * Returns: (transfer full): the field that was changed, or what happened to the whole
 */
char *
jalons_history_words_title (const JalonsPastChange *change)
{
  if (change->field != NULL)
    return g_strdup (jalons_field_label (change->field->id));
  return g_strdup (jalons_past_kind_label (jalons_past_kind (NULL, change->old, change->new)));
}

/**
 * jalons_history_words_value:
 * @stored: (nullable): a value of @field
 *
 * Returns: (transfer full): "“Forum”", "(nothing)"
 */
char *
jalons_history_words_value (JalonsDataset *dataset,
                            const JalonsField *field,
                            const char *stored)
{
  g_autofree char *words = stored != NULL ? jalons_stored_words (dataset, field->id, stored) : g_strdup ("");

  return *words != '\0' ? g_strdup_printf (_ ("“%s”"), words) : g_strdup (_ ("(nothing)"));
}

static void
append_run (GString *text,
            const JalonsReworded *run)
{
  g_autofree char *start = g_utf8_strlen (run->text, -1) > MOST_OF_A_RUN
                             ? g_utf8_substring (run->text, 0, MOST_OF_A_RUN)
                             : NULL;
  g_autofree char *shown = start != NULL ? g_strconcat (start, "…", NULL) : g_strdup (run->text);

  g_strstrip (shown);
  if (run->kind == JALONS_REWORDED_KEPT || *shown == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, run->kind == JALONS_REWORDED_OUT ? _ ("Taken out: “%s”") : _ ("Put in: “%s”"), shown);
}

static char *
tell_rewording (const char *before,
                const char *after)
{
  g_autoptr (GArray) runs = jalons_reworded (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    append_run (text, &g_array_index (runs, JalonsReworded, i));
  return g_string_free (text, FALSE);
}

/**
 * jalons_history_words_values:
 * @change: of a field
 *
 * Returns: (transfer full): "“Forum” → “Forum des métiers”"; of a long text, what was taken out and put in
 */
char *
jalons_history_words_values (JalonsDataset *dataset,
                             const JalonsPastChange *change)
{
  const char *old = change->old != NULL ? change->old : "", *new = change->new != NULL ? change->new : "";
  g_autofree char *before = NULL, *after = NULL;

  if (change->field->kind == JALONS_KIND_TEXT && *old != '\0' && strlen (old) + strlen (new) > LONG)
    return tell_rewording (old, new);
  before = jalons_history_words_value (dataset, change->field, change->old);
  after = jalons_history_words_value (dataset, change->field, change->new);
  /* Translators: what a field was, and what it became. */
  return g_strdup_printf (C_ ("past", "%1$s → %2$s"), before, after);
}

/**
 * jalons_history_words_source:
 *
 * Returns: (transfer full): "Monday 16 November 2026, 9 h 42 · Mme Martin · Change the title"
 */
char *
jalons_history_words_source (const JalonsPastChange *change)
{
  g_autofree char *moment = jalons_format_moment (change->when);
  GString *text = g_string_new (moment);

  if (*change->author != '\0')
    g_string_append_printf (text, " · %s", change->author);
  if (*change->label != '\0')
    g_string_append_printf (text, " · %s", change->label);
  return g_string_free (text, FALSE);
}
