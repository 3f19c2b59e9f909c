/* Chips, heads, headings and loads.
 * Invariant: a colour never says anything alone: axes have letters, states have outlines and ticks, loads have figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-draw-private.h"

#include <glib/gi18n-lib.h>

#define SMALLEST_SIGN 9

void
jalons_year_trace_box (cairo_t *cr,
                       JalonsBox box,
                       double radius)
{
  double right = box.x + box.width - radius, bottom = box.y + box.height - radius;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right, box.y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right, bottom, radius, 0, G_PI_2);
  cairo_arc (cr, box.x + radius, bottom, radius, G_PI_2, G_PI);
  cairo_arc (cr, box.x + radius, box.y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* What a chip is made of */

/* Solid when it is certain, dashed when it is not, struck when it is cancelled. */
static void
draw_body (JalonsYearPaint *paint,
           cairo_t *cr,
           JalonsBox box,
           JalonsColour colour,
           JalonsState state)
{
  const double dash = 2.5;
  gboolean certain = state == JALONS_STATE_CONFIRMED || state == JALONS_STATE_DONE;
  double radius = MIN (0.3 * paint->em, box.width / 3);

  jalons_year_trace_box (cr, box, radius);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_BASE, 1);
  cairo_fill_preserve (cr);
  jalons_year_paint_source (paint, cr, colour, certain ? 0.2 : 0.04);
  cairo_fill_preserve (cr);
  jalons_year_paint_source (paint, cr, colour, state == JALONS_STATE_CANCELLED ? 0.5 : 0.9);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, &dash, certain ? 0 : 1, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (state != JALONS_STATE_CANCELLED)
    return;
  cairo_move_to (cr, box.x + 2, box.y + box.height - 2);
  cairo_line_to (cr, box.x + box.width - 2, box.y + 2);
  cairo_stroke (cr);
}

typedef struct
{
  JalonsBox box;
  JalonsColour colour;
  JalonsState state;
} Body;

static void
draw_body_picture (JalonsYearPaint *paint,
                   cairo_t *cr,
                   gconstpointer what)
{
  const Body *body = what;

  draw_body (paint, cr, body->box, body->colour, body->state);
}

/* As draw_body(), on the pixels of a cell: the box begins in the middle of one. */
static void
copy_body (JalonsYearPaint *paint,
           cairo_t *cr,
           JalonsBox box,
           JalonsColour colour,
           JalonsState state)
{
  const Body body = { { 0.5, 0.5, box.width, box.height }, colour, state };
  g_autofree char *key = g_strdup_printf ("body %d %d", (int) colour, (int) state);

  jalons_year_paint_copy (paint, cr, key, (int) box.x, (int) box.y, (int) box.width + 1, (int) box.height + 1,
                          draw_body_picture, &body);
}

static void
draw_ring (JalonsYearPaint *paint,
           cairo_t *cr,
           JalonsBox box)
{
  jalons_year_trace_box (cr, (JalonsBox){ box.x - 1, box.y - 1, box.width + 2, box.height + 2 }, 0.3 * paint->em + 1);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_ACCENT, 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

/* "2", "1,5" or "55′": hours, with a decimal where they are long; the sentence of the chip has the minutes. */
static char *
short_minutes (int minutes)
{
  int tenths = (minutes * 10 + 30) / 60;

  if (minutes % 60 == 0)
    return g_strdup_printf ("%d", minutes / 60);
  if (minutes < 90)
    return g_strdup_printf ("%d′", minutes);
  if (tenths % 10 == 0)
    return g_strdup_printf ("%d", tenths / 10);
  /* Translators: hours and tenths of one, in as few letters as can be: "1.5" */
  return g_strdup_printf (_ ("%1$d.%2$d"), tenths / 10, tenths % 10);
}

/* Tokens: one for all that is in a week, where columns are narrow */

/* Signs end at the sides of a token's room, but for what smooths their edges. */
#define OVERHANG 1

/**
 * Token:
 * @letter: that of the axis; lives as long as the program
 * @mark: (nullable): interned: the colleague who changed it a moment ago
 * @kind: a #JalonsActivityKind, or -1 where there is no room for its sign
 * @minutes: of all that it stands for
 * @worst: the worst severity of what one of these breaks, or -1
 * @ringed: whether it is selected, or the keys are on it
 *
 * All that a token says: two that say the same look the same.
 */
typedef struct
{
  const char *letter;
  const char *mark;
  JalonsColour colour;
  int kind;
  JalonsState state;
  JalonsAttachedState attached;
  int minutes;
  int worst;
  guint n_chips;
  gboolean ringed;
  int width; /* of its room */
  int height;
} Token;

static int
total_minutes (const JalonsYearChip *chips,
               guint n_chips)
{
  int total = 0;

  for (guint i = 0; i < n_chips; i++)
    if (n_chips == 1 || jalons_activity_state (chips[i].activity) != JALONS_STATE_CANCELLED)
      total += jalons_activity_slot (chips[i].activity).minutes;
  return total;
}

/* The colleague who changed one of them a moment ago. */
static const char *
marked_by (const JalonsYearChip *chips,
           guint n_chips)
{
  for (guint i = 0; i < n_chips; i++)
    if (chips[i].mark != NULL)
      return chips[i].mark;
  return NULL;
}

static int
worst_chip (const JalonsYearChip *chips,
            guint n_chips)
{
  int worst = -1;

  for (guint i = 0; i < n_chips; i++)
    worst = MAX (worst, chips[i].worst);
  return worst;
}

/* Of one chip, or of those that a token stands for. */
static JalonsAttachedState
attached_to (const JalonsYearChip *chips,
             guint n_chips)
{
  JalonsAttachedState state = JALONS_ATTACHED_NOTHING;

  for (guint i = 0; i < n_chips; i++)
    state = MAX (state, chips[i].attached.state);
  return state;
}

/* Of the token itself, in a room of @width. */
static double
token_width (const JalonsYearPaint *paint,
             int width)
{
  return MIN (width - 3.0, 1.75 * paint->em);
}

static double
token_sign (const JalonsYearPaint *paint)
{
  return MAX (SMALLEST_SIGN, 0.55 * paint->em);
}

/* Of the cell: as much as a token takes with its signs, and no less than a letter does. A week of holidays is narrower, and
 * what is put there stands a little over the weeks beside it. */
static int
token_room (const JalonsYearPaint *paint,
            int width)
{
  return CLAMP (width, paint->em, 3 * paint->em);
}

static Token
token_of (const JalonsYearPaint *paint,
          int width,
          int height,
          const JalonsYearChip *chips,
          guint n_chips,
          const JalonsYearCellLook *look)
{
  const JalonsActivity *activity = chips[MAX (look->current, 0)].activity;
  Token token = { .kind = jalons_activity_kind (activity),
                  .state = (JalonsState) jalons_activity_state (activity),
                  .attached = attached_to (chips, n_chips),
                  .mark = marked_by (chips, n_chips),
                  .minutes = total_minutes (chips, n_chips),
                  .worst = worst_chip (chips, n_chips),
                  .n_chips = n_chips,
                  .ringed = look->selected != 0 || look->current >= 0,
                  .width = token_room (paint, width),
                  .height = height };

  token.colour = jalons_year_paint_chip (paint, activity, &token.letter);
  /* Beside the letter there may be no room for the sign. */
  if (*token.letter != '\0' && (int) token_width (paint, token.width) < token_sign (paint) + 1.05 * paint->em)
    token.kind = -1;
  return token;
}

static void
draw_token_text (JalonsYearPaint *paint,
                 cairo_t *cr,
                 JalonsBox box,
                 const Token *token)
{
  double sign = token_sign (paint), side = box.width / 2;
  double upper = box.y + 0.32 * box.height, lower = box.y + 0.73 * box.height;
  g_autofree char *text = short_minutes (token->minutes);

  jalons_year_paint_source (paint, cr, token->colour, 1);
  if (token->kind < 0)
    jalons_year_paint_text (paint, cr, JALONS_FONT_SMALL_BOLD, token->letter, box.x, upper, (int) box.width, 0.5);
  else if (*token->letter != '\0')
    {
      jalons_year_paint_text (paint, cr, JALONS_FONT_SMALL_BOLD, token->letter, box.x + 1, upper, (int) side, 0.5);
      jalons_year_paint_kind (cr, (JalonsActivityKind) token->kind, box.x + side, upper - sign / 2, sign);
    }
  else
    jalons_year_paint_kind (cr, (JalonsActivityKind) token->kind, box.x + (box.width - sign) / 2, upper - sign / 2, sign);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, 0.85);
  jalons_year_paint_text (paint, cr, JALONS_FONT_TINY, text, box.x, lower, (int) box.width, 0.5);
}

/* At the corners of a token, and in its own column: beyond it stand the signs of the week beside. */
static void
draw_token_signs (JalonsYearPaint *paint,
                  cairo_t *cr,
                  JalonsBox box,
                  const Token *token)
{
  double left = box.x + 1.5, right = box.x + box.width - 1.5, top = box.y + 1.5, bottom = box.y + box.height - 1.5;
  double number = JALONS_YEAR_NUMBER_RADIUS * paint->em, alarm = JALONS_YEAR_ALARM_RADIUS * paint->em;
  double star = jalons_year_star_side (paint) / 2.0;

  jalons_year_draw_star (paint, cr, MIN (right + 0.5, token->width - star), bottom + 0.5, token->attached);
  jalons_year_draw_alarm (paint, cr, MAX (left, alarm), bottom, token->worst);
  if (token->n_chips > 1)
    jalons_year_draw_number (paint, cr, MAX (left, number), top, token->n_chips);
  jalons_year_draw_mark (paint, cr, box.x + box.width / 2, top, token->mark);
}

static void
draw_token_picture (JalonsYearPaint *paint,
                    cairo_t *cr,
                    gconstpointer what)
{
  const Token *token = what;
  int width = token->width, height = token->height;
  double chip_width = token_width (paint, width), chip_height = height - 0.5 * paint->em;
  JalonsBox box = { (int) ((width - chip_width) / 2) + 0.5, (int) ((height - chip_height) / 2) + 0.5, (int) chip_width,
                    (int) chip_height };

  cairo_translate (cr, OVERHANG, 0);
  if (token->n_chips > 1)
    copy_body (paint, cr, (JalonsBox){ box.x + 2, box.y - 2, box.width, box.height }, token->colour, token->state);
  copy_body (paint, cr, box, token->colour, token->state);
  draw_token_text (paint, cr, box, token);
  if (token->ringed)
    draw_ring (paint, cr, box);
  draw_token_signs (paint, cr, box, token);
  if (token->state == JALONS_STATE_DONE)
    jalons_year_draw_tick (paint, cr, MIN (box.x + box.width - 1.5, width - JALONS_YEAR_TICK_RADIUS * paint->em),
                           box.y + 1.5);
}

static void
draw_token (JalonsYearPaint *paint,
            cairo_t *cr,
            int width,
            const Token *token)
{
  g_autofree char *key = g_strdup_printf ("token %p %p %d %d %d %d %d %d %u %d", token->letter, token->mark,
                                          (int) token->colour, token->kind, (int) token->state, (int) token->attached,
                                          token->minutes, token->worst, token->n_chips, token->ringed);

  jalons_year_paint_copy (paint, cr, key, (width - token->width) / 2 - OVERHANG, 0, token->width + 2 * OVERHANG,
                          token->height, draw_token_picture, token);
}

/* Pills: one under another, with titles, where columns are wide */

static double
pill_step (JalonsYearPaint *paint)
{
  return 1.3 * paint->em;
}

static guint
n_pills (JalonsYearPaint *paint,
         int height)
{
  return (guint) MAX (1, (height - 2) / pill_step (paint));
}

/* The hours, and the star before them, at the end of the line; returns what they take of it. */
static int
draw_pill_end (JalonsYearPaint *paint,
               cairo_t *cr,
               JalonsBox box,
               double middle,
               const JalonsYearChip *chip)
{
  g_autofree char *minutes = short_minutes (jalons_activity_slot (chip->activity).minutes);
  int end = jalons_year_paint_text_width (paint, JALONS_FONT_TINY, minutes) + 4, star = jalons_year_star_side (paint);

  jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, 0.75);
  jalons_year_paint_text (paint, cr, JALONS_FONT_TINY, minutes, box.x + box.width - end, middle, -1, 0);
  if (chip->attached.state == JALONS_ATTACHED_NOTHING)
    return end;
  jalons_year_draw_star (paint, cr, box.x + box.width - end - star / 2.0 - 1, middle, chip->attached.state);
  return end + star;
}

/* One line: the letter, the sign, the title, the hours. Where it is alone in its cell, the title has the lines below. */
static void
draw_pill (JalonsYearPaint *paint,
           cairo_t *cr,
           JalonsBox box,
           const JalonsYearChip *chip,
           gboolean ringed)
{
  JalonsState state = (JalonsState) jalons_activity_state (chip->activity);
  const char *title = jalons_activity_title (chip->activity), *letter;
  JalonsColour colour = jalons_year_paint_chip (paint, chip->activity, &letter);
  gboolean tall = box.height > 2 * pill_step (paint);
  double sign = 0.6 * paint->em, x = box.x + 0.3 * paint->em, room;
  double middle = box.y + (tall ? 0.65 * paint->em : box.height / 2);

  copy_body (paint, cr, box, colour, state);
  jalons_year_paint_source (paint, cr, colour, 1);
  jalons_year_paint_text (paint, cr, JALONS_FONT_SMALL_BOLD, letter, x, middle, -1, 0);
  x += 0.85 * paint->em;
  jalons_year_paint_kind (cr, (JalonsActivityKind) jalons_activity_kind (chip->activity), x, middle - sign / 2, sign);
  x += sign + 0.25 * paint->em;
  room = box.x + box.width - draw_pill_end (paint, cr, box, middle, chip) - x - 2;
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, state == JALONS_STATE_CANCELLED ? 0.6 : 1);
  if (tall)
    jalons_year_paint_lines (paint, cr, JALONS_FONT_SMALL, *title ? title : _ ("Untitled"), box.x + 0.3 * paint->em,
                             box.y + 1.15 * paint->em, (int) (box.width - 0.5 * paint->em),
                             (int) (box.height - 1.2 * paint->em));
  else
    jalons_year_paint_text (paint, cr, JALONS_FONT_SMALL, *title ? title : _ ("Untitled"), x, middle, (int) room, 0);
  if (ringed)
    draw_ring (paint, cr, box);
  if (state == JALONS_STATE_DONE)
    jalons_year_draw_tick (paint, cr, box.x + box.width - 1.5, box.y + 1.5);
  jalons_year_draw_alarm (paint, cr, box.x + 1.5, box.y + box.height - 1.5, chip->worst);
  jalons_year_draw_mark (paint, cr, box.x + box.width / 2, box.y + 1.5, chip->mark);
}

/* The first pill to show: the current one is never out of sight. */
static guint
first_pill (guint n_chips,
            guint room,
            int current)
{
  return current >= (int) room ? MIN ((guint) current - room + 1, n_chips - room) : 0;
}

static void
draw_pills (JalonsYearPaint *paint,
            cairo_t *cr,
            int width,
            int height,
            const JalonsYearChip *chips,
            guint n_chips,
            const JalonsYearCellLook *look)
{
  guint room = n_pills (paint, height), first = first_pill (n_chips, room, look->current);
  double step = pill_step (paint);

  for (guint i = first; i < MIN (n_chips, first + room); i++)
    {
      double tall = n_chips == 1 ? height - 6 : step - 3;
      JalonsBox box = { 2.5, (int) (2 + (i - first) * step) + 0.5, width - 5, (int) tall };
      gboolean ringed = (int) i == look->current || (i < 64 && (look->selected >> i & 1));

      draw_pill (paint, cr, box, &chips[i], ringed);
    }
  if (n_chips > room)
    jalons_year_draw_number (paint, cr, width - 0.5 * paint->em, height - 0.5 * paint->em, n_chips);
}

/**
 * jalons_year_draw_chips:
 * @chips: (array length=n_chips): what is in the cell, at least one
 */
void
jalons_year_draw_chips (JalonsYearPaint *paint,
                        cairo_t *cr,
                        int width,
                        int height,
                        const JalonsYearChip *chips,
                        guint n_chips,
                        const JalonsYearCellLook *look)
{
  Token token;

  if (look->pills)
    {
      draw_pills (paint, cr, width, height, chips, n_chips, look);
      return;
    }
  token = token_of (paint, width, height, chips, n_chips, look);
  draw_token (paint, cr, width, &token);
}

/**
 * jalons_year_chip_at:
 * @y: in the cell
 *
 * Returns: which of @n_chips is at @y, or -1; a token stands for the first
 */
int
jalons_year_chip_at (JalonsYearPaint *paint,
                     int height,
                     guint n_chips,
                     gboolean pills,
                     double y)
{
  guint i = pills && n_chips > 1 ? (guint) (MAX (0, y - 2) / pill_step (paint)) : 0;

  return i < MIN (n_chips, pills ? n_pills (paint, height) : 1) ? (int) i : -1;
}

/* Samples */

/* As the grid's, which is a pattern because it covers so much. */
static void
draw_hatches (JalonsYearPaint *paint,
              cairo_t *cr,
              JalonsBox box)
{
  cairo_save (cr);
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_clip (cr);
  for (double start = -box.height; start < box.width; start += 6)
    {
      cairo_move_to (cr, box.x + start, box.y + box.height);
      cairo_line_to (cr, box.x + start + box.height, box.y);
    }
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_HATCH, 1);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * jalons_year_draw_sample_width:
 *
 * Returns: how wide jalons_year_draw_sample() draws it, in pixels
 */
int
jalons_year_draw_sample_width (JalonsYearPaint *paint,
                               const JalonsYearSample *sample)
{
  switch (sample->shape)
    {
    case JALONS_SAMPLE_LETTER:
      return jalons_year_paint_text_width (paint, JALONS_FONT_SMALL_BOLD, sample->letter);
    case JALONS_SAMPLE_KIND:
    case JALONS_SAMPLE_ALARM:
    case JALONS_SAMPLE_MILESTONE:
      return 3 * paint->em / 4;
    case JALONS_SAMPLE_ATTACHED:
      return jalons_year_star_side (paint);
    case JALONS_SAMPLE_HATCHED:
    case JALONS_SAMPLE_SHADED:
      return 3 * paint->em / 2;
    case JALONS_SAMPLE_CHIP:
    default:
      return 5 * paint->em / 4;
    }
}

static void
draw_sample_chip (JalonsYearPaint *paint,
                  cairo_t *cr,
                  JalonsBox box,
                  const JalonsYearSample *sample)
{
  draw_body (paint, cr, box, sample->colour, sample->state);
  jalons_year_paint_source (paint, cr, sample->colour, 1);
  jalons_year_paint_text (paint, cr, JALONS_FONT_SMALL_BOLD, sample->letter, box.x, box.y + box.height / 2, (int) box.width,
                          0.5);
  if (sample->state == JALONS_STATE_DONE)
    jalons_year_draw_tick (paint, cr, box.x + box.width - 1.5, box.y + 1.5);
}

/**
 * jalons_year_draw_sample:
 *
 * Draws one of the signs of the grid as the grid does, for a legend.
 */
void
jalons_year_draw_sample (JalonsYearPaint *paint,
                         cairo_t *cr,
                         int width,
                         int height,
                         const JalonsYearSample *sample)
{
  double middle = height / 2.0, side = (int) (1.05 * paint->em);
  JalonsBox box = { 0.5, (int) (middle - side / 2) + 0.5, width - 1, side };

  switch (sample->shape)
    {
    case JALONS_SAMPLE_CHIP:
      draw_sample_chip (paint, cr, box, sample);
      break;
    case JALONS_SAMPLE_LETTER:
      jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, 1);
      jalons_year_paint_text (paint, cr, JALONS_FONT_SMALL_BOLD, sample->letter, 0, middle, width, 0.5);
      break;
    case JALONS_SAMPLE_KIND:
      jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, 0.85);
      jalons_year_paint_kind (cr, sample->kind, 0, middle - width / 2.0, width);
      break;
    case JALONS_SAMPLE_ALARM:
      jalons_year_draw_alarm (paint, cr, width / 2.0, middle, JALONS_SEVERITY_WARNING);
      break;
    case JALONS_SAMPLE_ATTACHED:
      jalons_year_draw_star (paint, cr, width / 2.0, middle, sample->attached);
      break;
    case JALONS_SAMPLE_MILESTONE:
      jalons_year_draw_flag (paint, cr, width / 2.0, middle);
      break;
    case JALONS_SAMPLE_HATCHED:
      draw_hatches (paint, cr, (JalonsBox){ 0, box.y, width, side });
      break;
    case JALONS_SAMPLE_SHADED:
    default:
      jalons_year_paint_source (paint, cr, JALONS_COLOUR_SHADE, 1);
      cairo_rectangle (cr, 0, box.y, width, side);
      cairo_fill (cr);
    }
  if (sample->shape != JALONS_SAMPLE_HATCHED && sample->shape != JALONS_SAMPLE_SHADED)
    return;
  /* In the grid they are seen beside what they are not. */
  cairo_rectangle (cr, 0.5, box.y, width - 1, side);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_LINE, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}
