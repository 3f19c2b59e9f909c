/* A text to write in, with what might be said of its theme, or the texts of several schools.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/bilan/bilan-words.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "ui/parts/subject.h"

static const char *
hint_of (JalonsTheme theme)
{
  static const char *const hints[JALONS_THEME_PROSPECTS + 1] = {
    [JALONS_THEME_SUMMARY] = N_ ("What should be remembered of the year, in a few lines"),
    [JALONS_THEME_HOURS] = N_ ("How the dedicated hours were organised, and what is to be said of the differences"),
    [JALONS_THEME_REGION] = N_ ("What the actions of the Région, the ambassadors and the documentation brought"),
    [JALONS_THEME_FAMILIES] = N_ ("How families were informed and met"),
    [JALONS_THEME_PARTNERS] = N_ ("With whom the school worked, and how the agreements were kept"),
    [JALONS_THEME_DIFFICULTIES] = N_ ("What could not be held, and why"),
    [JALONS_THEME_PROSPECTS] = N_ ("What is wished for next year"),
  };

  return _ (hints[theme]);
}

/**
 * jalons_bilan_words_new:
 * @bilan: of one school
 *
 * Returns: (transfer floating): what was written of @theme, or an empty text; what is typed comes with its "commit"
 */
JalonsLongText *
jalons_bilan_words_new (JalonsBilan *bilan,
                        JalonsTheme theme)
{
  GPtrArray *chapters = jalons_bilan_chapters (bilan, theme);
  GtkWidget *text = jalons_long_text_new (jalons_theme_label (theme), hint_of (theme));

  if (chapters->len > 0)
    {
      jalons_long_text_show (JALONS_LONG_TEXT (text), jalons_chapter_words (chapters->pdata[0]));
      jalons_subject_set (text, JALONS_ENTITY_CHAPTER, jalons_record_get_id (chapters->pdata[0]),
                          jalons_model_field (JALONS_CHAPTER_WORDS));
    }
  return JALONS_LONG_TEXT (text);
}

/**
 * jalons_bilan_words_append_read:
 * @page: to which a text is added for each school that wrote of @theme
 * @bilan: of all schools
 * @dataset: with their years
 *
 * Of all schools together, each school's words are read, under its name.
 */
void
jalons_bilan_words_append_read (GtkBox *page,
                                JalonsBilan *bilan,
                                JalonsTheme theme,
                                JalonsDataset *dataset)
{
  GPtrArray *chapters = jalons_bilan_chapters (bilan, theme);

  for (guint i = 0; i < chapters->len; i++)
    {
      JalonsYear *year = jalons_dataset_follow (dataset, chapters->pdata[i], JALONS_CHAPTER_YEAR);
      JalonsSchool *school = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);
      GtkWidget *text = jalons_long_text_new (school ? jalons_school_name (school) : "", "");

      jalons_long_text_show (JALONS_LONG_TEXT (text), jalons_chapter_words (chapters->pdata[i]));
      jalons_long_text_set_editable (JALONS_LONG_TEXT (text), FALSE);
      gtk_box_append (page, text);
    }
}
