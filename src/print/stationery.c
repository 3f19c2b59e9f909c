/* The sheets, the feet and the legends of our documents.
 * Invariant: what a foot says at the left is read aloud once at most; on later pages a foot is an ornament.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/stationery.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "core/words/text.h"
#include "print/shapes.h"
#include "print/year-strip.h"

#define A3_SCALE    1.41421
#define RUNNING_TOP 34.0
#define MARK        8.6 /* the signs of the legends */
#define FOOT_SHARE  0.66

static const JalonsLetters running = { .size = 9.2, .leading = 13.5, .grey = 0.2 };
static const JalonsLetters caption = { .size = 8, .leading = 10, .grey = 0.3 };
static const JalonsLetters note = { .size = 7.5, .leading = 9.4, .grey = 0.3 };

JalonsLetters
jalons_letters_aligned (JalonsLetters letters,
                        JalonsAlign align)
{
  letters.align = align;
  return letters;
}

/**
 * jalons_printed_words:
 *
 * Returns: (transfer full): "Printed on 20 November 2026"
 */
char *
jalons_printed_words (JalonsDay today)
{
  g_autofree char *date = jalons_format_day (today, JALONS_DAY_DATE);

  return g_strdup_printf (_ ("Printed on %s"), date);
}

/**
 * jalons_print_logo:
 * @school: (nullable): a school
 *
 * Returns: (transfer full) (nullable): its logo, a PNG, when it has one and @options know it
 */
GBytes *
jalons_print_logo (const JalonsPrintOptions *options,
                   const JalonsSchool *school)
{
  GBytes *logo =
    options->logos != NULL && school != NULL ? g_hash_table_lookup (options->logos, jalons_school_logo (school)) : NULL;

  return logo != NULL ? g_bytes_ref (logo) : NULL;
}

/**
 * jalons_stationery_new_paper:
 * @landscape: whether the sheets lie on their long side
 * @title: of the document
 * @subject: what it is about
 * @spool: gets the bytes, and outlives the paper
 *
 * Returns: (transfer full): a document without a page, in the language of our words
 */
JalonsPaper *
jalons_stationery_new_paper (const JalonsPrintOptions *options,
                             gboolean landscape,
                             const char *title,
                             const char *subject,
                             JalonsSpool *spool)
{
  g_autofree char *day = jalons_day_to_string (options->today);
  g_autofree char *created = g_strconcat (day, "T00:00:00Z", NULL);
  const JalonsPaperSetup setup = {
    .width = landscape ? JALONS_SHEET_LONG : JALONS_SHEET_SHORT,
    .height = landscape ? JALONS_SHEET_SHORT : JALONS_SHEET_LONG,
    .scale = options->size == JALONS_PAPER_A3 ? A3_SCALE : 1,
    .title = title,
    .subject = subject,
    /* Translators: the language of these translations as a BCP 47 tag: "fr-FR". Screen readers speak it. */
    .language = C_ ("language tag", "en-GB"),
    .created = created,
  };

  return jalons_paper_new (&setup, spool);
}

/**
 * jalons_stationery_add_page:
 * @page: of this part of the document, from 0
 *
 * Begins a page; on those after the first, what runs at the top and the foot are drawn too.
 */
void
jalons_stationery_add_page (const JalonsStationery *self,
                            int page)
{
  g_autofree char *label = *self->label != '\0' ? g_strdup_printf ("%s – %d", self->label, page + 1)
                                                : g_strdup_printf ("%d", page + 1);

  jalons_paper_add_page (self->paper, label);
  if (page == 0)
    return;
  if (self->running != NULL)
    {
      jalons_paper_begin_ornament (self->paper);
      jalons_paper_text (self->paper, running, self->margin, RUNNING_TOP, self->width - 2 * self->margin, self->running);
      jalons_paper_end_ornament (self->paper);
    }
  jalons_stationery_draw_foot (self, page);
}

/**
 * jalons_stationery_draw_foot:
 *
 * Draws the foot of the present page.
 */
void
jalons_stationery_draw_foot (const JalonsStationery *self,
                             int page)
{
  double y = self->height - JALONS_FOOT_HEIGHT, width = self->width - 2 * self->margin, half = width * FOOT_SHARE;
  gboolean spoken = self->spoken && page == 0;
  g_autofree char *printed =
    /* Translators: "Printed on 20 November 2026", page, number of pages */
    g_strdup_printf (_ ("%1$s · page %2$d/%3$d"), self->printed, page + 1, self->n_pages);

  jalons_paper_begin_ornament (self->paper);
  jalons_shapes_rule (jalons_paper_get_pen (self->paper), self->margin, y, width, JALONS_HAIRLINE, 0.35);
  if (spoken)
    {
      jalons_paper_end_ornament (self->paper);
      jalons_paper_open (self->paper, (JalonsTag){ .name = "P" });
    }
  jalons_paper_text (self->paper, note, self->margin, y + 4, half, self->foot);
  jalons_paper_text (self->paper, jalons_letters_aligned (note, JALONS_ALIGN_END), self->margin + half + 8, y + 4,
                     width - half - 8, printed);
  if (spoken)
    jalons_paper_close (self->paper);
  else
    jalons_paper_end_ornament (self->paper);
}

/* Legends */

static void
draw_sign (JalonsPaper *paper,
           const JalonsSign *sign,
           double x,
           double y)
{
  JalonsBox box = { x, y, MARK, MARK };

  switch (sign->shape)
    {
    case JALONS_SIGN_HATCH:
      jalons_shapes_hatch (jalons_paper_get_pen (paper), box, 2.6, 0.35, 0.55);
      break;
    case JALONS_SIGN_SHADE:
      jalons_shapes_fill (jalons_paper_get_pen (paper), box, 0.88);
      break;
    case JALONS_SIGN_FLAG:
      jalons_shapes_flag (jalons_paper_get_pen (paper), box);
      break;
    case JALONS_SIGN_MARK:
    default:
      jalons_axis_mark_draw (paper, x, y, MARK, sign->letter, sign->state);
      break;
    }
}

/**
 * jalons_legend_add:
 * @sign: (nullable): what stands in front
 * @words: what it means
 *
 * Draws an entry, on the next line when there is no room, and moves past it.
 */
void
jalons_legend_add (JalonsLegend *self,
                   const JalonsSign *sign,
                   const char *words)
{
  double indent = sign != NULL ? MARK + 4 : 0;
  double width = indent + jalons_paper_measure_width (self->paper, caption, words);

  if (self->x > self->left && self->x + width > self->right)
    {
      self->x = self->left;
      self->y += JALONS_LEGEND_LINE;
    }
  jalons_paper_open (self->paper, (JalonsTag){ .name = "P" });
  if (sign != NULL)
    draw_sign (self->paper, sign, self->x, self->y + 0.8);
  jalons_paper_text (self->paper, caption, self->x + indent, self->y, -1, words);
  jalons_paper_close (self->paper);
  self->x += width + 16;
}

/**
 * jalons_legend_add_states:
 *
 * Adds what the frames of the marks mean.
 */
void
jalons_legend_add_states (JalonsLegend *self)
{
  static const JalonsState states[] = { JALONS_STATE_DONE, JALONS_STATE_CONFIRMED, JALONS_STATE_PLANNED };

  for (unsigned i = 0; i < G_N_ELEMENTS (states); i++)
    jalons_legend_add (self, &(JalonsSign){ "", states[i], JALONS_SIGN_MARK }, jalons_state_label (states[i]));
}
