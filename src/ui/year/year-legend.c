/* The legend of the year grid.
 * Invariant: every sign has words beside it; below its least width it takes no room at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-legend.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/words/labels.h"
#include "ui/year/year-draw.h"

/* One sign with its words. */
typedef struct
{
  JalonsYearSample sample;
  const char *sign; /* what the sign looks like, for who does not see it; NULL when the cells say what it means */
  const char *label;
  int x, line; /* where it is */
} Item;

struct _JalonsYearLegend
{
  GtkWidget parent_instance;

  JalonsYearPaint *paint; /* NULL before there is a style */
  JalonsTint tint;
  GArray *items;
  guint n_signs; /* the items before those of the kinds */
  guint n_shown;
};

/* The kinds, whose signs can be guessed, give way when they would need more. */
#define MOST_LINES 2

G_DEFINE_FINAL_TYPE (JalonsYearLegend, jalons_year_legend, GTK_TYPE_WIDGET)

/* What there is to say */

static void
add_item (JalonsYearLegend *self,
          JalonsYearSample sample,
          const char *sign,
          const char *label)
{
  const Item item = { .sample = sample, .sign = sign, .label = label };

  g_array_append_val (self->items, item);
}

static void
add_axes (JalonsYearLegend *self)
{
  gsize n_axes;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);

  for (gsize i = 0; i < n_axes; i++)
    {
      JalonsYearSample sample = { .shape = JALONS_SAMPLE_CHIP, .state = JALONS_STATE_CONFIRMED };

      sample.colour = jalons_year_paint_axis (self->paint, axes[i].code, &sample.letter);
      if (self->tint == JALONS_TINT_STATE)
        sample.shape = JALONS_SAMPLE_LETTER;
      add_item (self, sample, sample.letter, axes[i].short_label);
    }
}

static void
add_states (JalonsYearLegend *self)
{
  const char *const signs[] = {
    [JALONS_STATE_PLANNED] = _ ("dashed outline"),
    [JALONS_STATE_CONFIRMED] = _ ("solid outline"),
    [JALONS_STATE_DONE] = _ ("tick"),
    [JALONS_STATE_CANCELLED] = _ ("struck out"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      JalonsState state = (JalonsState) i;
      JalonsColour colour = self->tint == JALONS_TINT_STATE ? jalons_year_paint_state (state) : JALONS_COLOUR_DIM;

      /* Where colours are for axes, the solid outline of these is seen beside the dashed one. */
      if (self->tint == JALONS_TINT_STATE || state != JALONS_STATE_CONFIRMED)
        add_item (self, (JalonsYearSample){ JALONS_SAMPLE_CHIP, colour, state, "" }, signs[i], jalons_state_label (state));
    }
}

static void
add_attached (JalonsYearLegend *self)
{
  JalonsYearSample sample = { .shape = JALONS_SAMPLE_ATTACHED, .letter = "" };

  sample.attached = JALONS_ATTACHED_SETTLED;
  add_item (self, sample, _ ("star"), _ ("attached"));
  sample.attached = JALONS_ATTACHED_OPEN;
  add_item (self, sample, _ ("hollow star"), _ ("attached, not accepted"));
}

/* What a chip has for a letter when it has no axis, and beside it where columns are wide. */
static void
add_kinds (JalonsYearLegend *self)
{
  self->n_signs = self->items->len;
  for (int i = 0; i <= JALONS_ACTIVITY_OTHER; i++)
    {
      JalonsYearSample sample = { .shape = JALONS_SAMPLE_KIND, .letter = "", .kind = (JalonsActivityKind) i };

      add_item (self, sample, NULL, jalons_activity_kind_label (sample.kind));
    }
}

static void
build_items (JalonsYearLegend *self)
{
  g_array_set_size (self->items, 0);
  if (self->paint == NULL)
    return;
  if (self->tint == JALONS_TINT_AXIS)
    add_axes (self);
  add_states (self);
  if (self->tint == JALONS_TINT_STATE)
    add_axes (self);
  add_item (self, (JalonsYearSample){ .shape = JALONS_SAMPLE_ALARM, .letter = "" }, _ ("exclamation mark"), _ ("to check"));
  add_attached (self);
  add_item (self, (JalonsYearSample){ .shape = JALONS_SAMPLE_MILESTONE, .letter = "" }, _ ("diamond"), _ ("milestone"));
  add_item (self, (JalonsYearSample){ .shape = JALONS_SAMPLE_HATCHED, .letter = "" }, _ ("hatched"), _ ("no class"));
  add_item (self, (JalonsYearSample){ .shape = JALONS_SAMPLE_LETTER, .letter = "*" }, _ ("asterisk"), _ ("public holiday"));
  add_item (self, (JalonsYearSample){ .shape = JALONS_SAMPLE_SHADED, .letter = "" }, _ ("shaded"), _ ("class away"));
  add_kinds (self);
}

/**
 * jalons_year_legend_in_words:
 *
 * Returns: (transfer full): "M: Monde économique et professionnel; dashed outline: to be confirmed; …"
 */
char *
jalons_year_legend_in_words (JalonsYearLegend *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      g_autofree char *one = NULL;

      if (item->sign == NULL)
        continue;
      /* Translators: a sign of the legend and what it means: "hatched: no class" */
      one = g_strdup_printf (_ ("%1$s: %2$s"), item->sign, item->label);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", one);
    }
  return g_string_free (words, FALSE);
}

static void
rebuild (JalonsYearLegend *self)
{
  g_autofree char *words = NULL;

  build_items (self);
  words = jalons_year_legend_in_words (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * jalons_year_legend_set_tint:
 * @tint: what the colours of chips say
 */
void
jalons_year_legend_set_tint (JalonsYearLegend *self,
                             JalonsTint tint)
{
  if (self->tint == tint)
    return;
  self->tint = tint;
  rebuild (self);
}

/* Where it is drawn */

static int
margin (JalonsYearLegend *self)
{
  return self->paint->em;
}

static int
line_height (JalonsYearLegend *self)
{
  return 4 * self->paint->em / 3;
}

/* Puts the items one after the other, on as many lines as @width needs; returns how many. */
static int
place_some (JalonsYearLegend *self,
            int width,
            guint n_items)
{
  int x = margin (self), line = 0;

  self->n_shown = n_items;
  for (guint i = 0; i < n_items; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);
      int sample = jalons_year_draw_sample_width (self->paint, &item->sample);
      int wide = sample + self->paint->em / 3 + jalons_year_paint_text_width (self->paint, JALONS_FONT_SMALL, item->label);

      if (x + wide > width - margin (self) && x > margin (self))
        {
          x = margin (self);
          line++;
        }
      item->x = x;
      item->line = line;
      x += wide + self->paint->em;
    }
  return line + 1;
}

static int
place_items (JalonsYearLegend *self,
             int width)
{
  int lines = place_some (self, width, self->items->len);

  return lines > MOST_LINES ? place_some (self, width, self->n_signs) : lines;
}

static void
draw_item (JalonsYearLegend *self,
           cairo_t *cr,
           const Item *item)
{
  int sample = jalons_year_draw_sample_width (self->paint, &item->sample), height = line_height (self);

  cairo_save (cr);
  cairo_translate (cr, item->x, item->line * height);
  jalons_year_draw_sample (self->paint, cr, sample, height, &item->sample);
  cairo_restore (cr);
  jalons_year_paint_source (self->paint, cr, JALONS_COLOUR_TEXT, 0.85);
  jalons_year_paint_text (self->paint, cr, JALONS_FONT_SMALL, item->label, item->x + sample + self->paint->em / 3,
                          (item->line + 0.5) * height, -1, 0);
}

static void
jalons_year_legend_snapshot (GtkWidget *widget,
                             GtkSnapshot *snapshot)
{
  JalonsYearLegend *self = JALONS_YEAR_LEGEND (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->paint == NULL || width < JALONS_YEAR_LEGEND_LEAST_WIDTH)
    return;
  place_items (self, width);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  for (guint i = 0; i < self->n_shown; i++)
    draw_item (self, cr, &g_array_index (self->items, Item, i));
  cairo_destroy (cr);
}

static GtkSizeRequestMode
jalons_year_legend_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The width has no say in the window's: the height is what gives way. */
static void
jalons_year_legend_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  JalonsYearLegend *self = JALONS_YEAR_LEGEND (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->paint != NULL && for_size >= JALONS_YEAR_LEGEND_LEAST_WIDTH)
    *minimum = *natural = place_items (self, for_size) * line_height (self);
}

static void
jalons_year_legend_css_changed (GtkWidget *widget,
                                GtkCssStyleChange *change)
{
  JalonsYearLegend *self = JALONS_YEAR_LEGEND (widget);
  g_autoptr (JalonsYearPaint) now = NULL;

  GTK_WIDGET_CLASS (jalons_year_legend_parent_class)->css_changed (widget, change);
  now = jalons_year_paint_new (widget);
  if (self->paint != NULL && jalons_year_paint_equal (self->paint, now))
    return;
  g_clear_pointer (&self->paint, jalons_year_paint_free);
  self->paint = g_steal_pointer (&now);
  rebuild (self);
}

/* GObject */

static void
jalons_year_legend_finalize (GObject *object)
{
  JalonsYearLegend *self = JALONS_YEAR_LEGEND (object);

  g_clear_pointer (&self->paint, jalons_year_paint_free);
  g_array_unref (self->items);

  G_OBJECT_CLASS (jalons_year_legend_parent_class)->finalize (object);
}

static void
jalons_year_legend_class_init (JalonsYearLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_year_legend_finalize;
  widget_class->snapshot = jalons_year_legend_snapshot;
  widget_class->get_request_mode = jalons_year_legend_get_request_mode;
  widget_class->measure = jalons_year_legend_measure;
  widget_class->css_changed = jalons_year_legend_css_changed;
  gtk_widget_class_set_css_name (widget_class, "yearlegend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jalons_year_legend_init (JalonsYearLegend *self)
{
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
}
