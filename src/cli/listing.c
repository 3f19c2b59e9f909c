/* Lists in three forms.
 * Invariant: a row is complete when as many cells were added as there are columns; cells are added in their order.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/listing.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cli/command.h"
#include "core/record/model.h"
#include "core/words/text.h"

typedef struct
{
  JsonNode *raw;
  char *shown; /* in a table */
} ListingCell;

struct _JalonsListing
{
  const JalonsColumn *columns;
  unsigned n_columns;
  GArray *cells; /* ListingCell, row after row */
};

static void
listing_cell_clear (gpointer data)
{
  ListingCell *cell = data;

  json_node_unref (cell->raw);
  g_free (cell->shown);
}

/**
 * jalons_listing_new:
 * @columns: (array length=n_columns): borrowed, and must live as long as the listing
 *
 * Returns: (transfer full): a list without a row
 */
JalonsListing *
jalons_listing_new (const JalonsColumn *columns,
                    unsigned n_columns)
{
  JalonsListing *self = g_new0 (JalonsListing, 1);

  self->columns = columns;
  self->n_columns = n_columns;
  self->cells = g_array_new (FALSE, FALSE, sizeof (ListingCell));
  g_array_set_clear_func (self->cells, listing_cell_clear);
  return self;
}

void
jalons_listing_free (JalonsListing *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

unsigned
jalons_listing_n_rows (JalonsListing *self)
{
  return self->cells->len / self->n_columns;
}

/* ---- Cells ---- */

static void
add_cell (JalonsListing *self,
          JsonNode *raw,
          char *shown)
{
  ListingCell cell = { .raw = raw, .shown = shown };

  g_array_append_val (self->cells, cell);
}

static JsonNode *
string_node (const char *text)
{
  return text != NULL ? json_node_init_string (json_node_alloc (), text) : json_node_init_null (json_node_alloc ());
}

static JsonNode *
number_node (int number)
{
  return number != JALONS_UNSET ? json_node_init_int (json_node_alloc (), number)
                                : json_node_init_null (json_node_alloc ());
}

/**
 * jalons_listing_add_text:
 * @text: (nullable): %NULL is null in JSON and nothing elsewhere
 */
void
jalons_listing_add_text (JalonsListing *self,
                         const char *text)
{
  add_cell (self, string_node (text), g_strdup (text ? text : ""));
}

/**
 * jalons_listing_add_code:
 * @code: (nullable): "3e-segpa", in JSON and TSV
 * @label: (nullable): "3e SEGPA", in a table
 */
void
jalons_listing_add_code (JalonsListing *self,
                         const char *code,
                         const char *label)
{
  add_cell (self, string_node (code), g_strdup (label ? label : ""));
}

/**
 * jalons_listing_add_number:
 * @number: 0 or more, or %JALONS_UNSET
 */
void
jalons_listing_add_number (JalonsListing *self,
                           int number)
{
  add_cell (self, number_node (number), number != JALONS_UNSET ? g_strdup_printf ("%d", number) : g_strdup (""));
}

/**
 * jalons_listing_add_minutes:
 * @minutes: a duration, perhaps below zero; %G_MININT when it is not known
 */
void
jalons_listing_add_minutes (JalonsListing *self,
                            int minutes)
{
  if (minutes == G_MININT)
    add_cell (self, string_node (NULL), g_strdup (""));
  else
    add_cell (self, json_node_init_int (json_node_alloc (), minutes), jalons_format_minutes (minutes));
}

/**
 * jalons_listing_add_list:
 * @items: (array zero-terminated=1): an array in JSON, joined by commas elsewhere
 */
void
jalons_listing_add_list (JalonsListing *self,
                         const char *const *items)
{
  JsonArray *array = json_array_new ();

  for (unsigned i = 0; items[i] != NULL; i++)
    json_array_add_string_element (array, items[i]);
  add_cell (self, json_node_init_array (json_node_alloc (), array), g_strjoinv (", ", (char **) items));
  json_array_unref (array);
}

/**
 * jalons_listing_add_numbers:
 *
 * A cell with several numbers: an array in JSON, and in a table parted by commas.
 */
void
jalons_listing_add_numbers (JalonsListing *self,
                            const int *numbers,
                            unsigned n_numbers)
{
  JsonArray *array = json_array_new ();
  GString *shown = g_string_new (NULL);

  for (unsigned i = 0; i < n_numbers; i++)
    {
      json_array_add_int_element (array, numbers[i]);
      g_string_append_printf (shown, "%s%d", i > 0 ? ", " : "", numbers[i]);
    }
  add_cell (self, json_node_init_array (json_node_alloc (), array), g_string_free (shown, FALSE));
  json_array_unref (array);
}

static const ListingCell *
cell_at (JalonsListing *self,
         unsigned row,
         unsigned column)
{
  return &g_array_index (self->cells, ListingCell, row * self->n_columns + column);
}

/* ---- JSON ---- */

static char *
write_json (JalonsListing *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (unsigned row = 0; row < jalons_listing_n_rows (self); row++)
    {
      json_builder_begin_object (builder);
      for (unsigned column = 0; column < self->n_columns; column++)
        {
          json_builder_set_member_name (builder, self->columns[column].key);
          json_builder_add_value (builder, json_node_copy (cell_at (self, row, column)->raw));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

/* ---- TSV ---- */

/* A tab or a line break in a value would break the row: a space says the same. */
static void
append_raw (GString *text,
            const ListingCell *cell)
{
  gsize start = text->len;

  if (JSON_NODE_HOLDS_VALUE (cell->raw) && json_node_get_value_type (cell->raw) == G_TYPE_STRING)
    g_string_append (text, json_node_get_string (cell->raw));
  else if (JSON_NODE_HOLDS_VALUE (cell->raw))
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (cell->raw));
  else if (JSON_NODE_HOLDS_ARRAY (cell->raw))
    g_string_append (text, cell->shown);
  for (gsize i = start; i < text->len; i++)
    if (g_ascii_iscntrl (text->str[i]))
      text->str[i] = ' ';
}

static char *
write_tsv (JalonsListing *self)
{
  GString *text = g_string_new (NULL);

  for (unsigned column = 0; column < self->n_columns; column++)
    g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "", self->columns[column].key);
  g_string_append_c (text, '\n');
  for (unsigned row = 0; row < jalons_listing_n_rows (self); row++)
    for (unsigned column = 0; column < self->n_columns; column++)
      {
        append_raw (text, cell_at (self, row, column));
        g_string_append_c (text, column + 1 < self->n_columns ? '\t' : '\n');
      }
  return g_string_free (text, FALSE);
}

/* ---- Table ---- */

/**
 * jalons_text_width:
 *
 * Returns: how many columns of a terminal @text takes
 */
int
jalons_text_width (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* "" must not reach gettext, which answers it with the head of the catalogue. */
static const char *
translate_title (const JalonsColumn *column)
{
  return *column->title != '\0' ? _ (column->title) : "";
}

static void
append_padded (GString *line,
               const char *text,
               int width,
               gboolean to_the_right)
{
  int missing = MAX (width - jalons_text_width (text), 0);

  if (line->len > 0)
    g_string_append (line, "  ");
  g_string_append_printf (line, "%*s%s%*s", to_the_right ? missing : 0, "", text, to_the_right ? 0 : missing, "");
}

static void
end_line (GString *text,
          GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  g_string_append_printf (text, "%s\n", line->str);
  g_string_truncate (line, 0);
}

static char *
write_table (JalonsListing *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree int *widths = g_new0 (int, self->n_columns);
  unsigned n_rows = jalons_listing_n_rows (self);

  if (n_rows == 0)
    return g_string_free (text, FALSE);
  for (unsigned column = 0; column < self->n_columns; column++)
    if (self->columns[column].title != NULL)
      {
        widths[column] = jalons_text_width (translate_title (&self->columns[column]));
        for (unsigned row = 0; row < n_rows; row++)
          widths[column] = MAX (widths[column], jalons_text_width (cell_at (self, row, column)->shown));
        append_padded (line, translate_title (&self->columns[column]), widths[column],
                       self->columns[column].to_the_right);
      }
  if (strspn (line->str, " ") < line->len)
    end_line (text, line);
  g_string_truncate (line, 0);
  for (unsigned row = 0; row < n_rows; row++)
    {
      for (unsigned column = 0; column < self->n_columns; column++)
        if (self->columns[column].title != NULL)
          append_padded (line, cell_at (self, row, column)->shown, widths[column], self->columns[column].to_the_right);
      end_line (text, line);
    }
  return g_string_free (text, FALSE);
}

/**
 * jalons_listing_write:
 *
 * Returns: (transfer full): the whole list, UTF-8, ending with a line break unless it is empty
 */
char *
jalons_listing_write (JalonsListing *self,
                      JalonsFormat format)
{
  g_return_val_if_fail (self->cells->len % self->n_columns == 0, NULL);

  switch (format)
    {
    case JALONS_FORMAT_JSON:
      return write_json (self);
    case JALONS_FORMAT_TSV:
      return write_tsv (self);
    case JALONS_FORMAT_TABLE:
    default:
      return write_table (self);
    }
}

/**
 * jalons_listing_parse_format:
 * @name: (nullable): what --format said
 *
 * Returns: whether there is such a format; the usual one is a table
 */
gboolean
jalons_listing_parse_format (const char *name,
                             JalonsFormat *format,
                             GError **error)
{
  static const char *const names[] = { "table", "tsv", "json" };

  *format = JALONS_FORMAT_TABLE;
  if (name == NULL)
    return TRUE;
  for (unsigned i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *format = (JalonsFormat) i;
        return TRUE;
      }
  return jalons_cli_usage_error (error, _ ("“%s” is not a format: choose table, tsv or json."), name);
}
