using PeaceTalksTracker.Web.Features.Briefs;
using SkiaSharp;

namespace PeaceTalksTracker.Web.Features.Exports.Pictures;

/// <summary>Draws a picture as PNG, in two pixels for one.</summary>
public static class PictureRaster
{
    public const int Scale = 2;

    /// <summary>The file's bytes; the same picture gives the same bytes.</summary>
    public static byte[] Draw(Picture picture)
    {
        var size = new SKImageInfo((int)Math.Ceiling(picture.Width * Scale), (int)Math.Ceiling(picture.Height * Scale), SKColorType.Rgba8888, SKAlphaType.Premul);
        using var bitmap = new SKBitmap(size);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColor.Parse(PictureColours.Card));
        canvas.Scale(Scale);
        foreach (var shape in picture.Shapes)
        {
            if (shape is Outline outline)
                Draw(canvas, outline);
            else if (shape is Words words)
                Draw(canvas, words);
        }
        canvas.Flush();
        using var image = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return image.ToArray();
    }

    private static void Draw(SKCanvas canvas, Outline outline)
    {
        using var path = SKPath.ParseSvgPathData(outline.Path);
        using var paint = new SKPaint { IsAntialias = true };
        if (outline.Fill is { } fill)
        {
            paint.Color = Colour(fill, outline.Opacity);
            canvas.DrawPath(path, paint);
        }
        if (outline.Stroke is not { } stroke)
            return;
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = (float)outline.Width;
        paint.Color = Colour(stroke, outline.Opacity);
        using var dash = outline.Dash is { } lengths ? SKPathEffect.CreateDash([.. lengths.Select(d => (float)d)], 0) : null;
        paint.PathEffect = dash;
        canvas.DrawPath(path, paint);
    }

    private static void Draw(SKCanvas canvas, Words words)
    {
        using var font = PictureFonts.Of(words.Size, words.IsBold);
        using var paint = new SKPaint { IsAntialias = true, Color = SKColor.Parse(words.Colour) };
        canvas.DrawText(PlainText.Of(words.Text), (float)words.X, (float)words.Y, words.IsCentred ? SKTextAlign.Center : SKTextAlign.Left, font, paint);
    }

    private static SKColor Colour(string colour, double opacity) => SKColor.Parse(colour).WithAlpha((byte)Math.Round(opacity * 255));
}
